using Ciac.Core.Accounts;
using Ciac.Core.Certificates;
using Ciac.Core.Signatures;
using Ciac.Core.Tests.Outside.Contract;
using Ciac.Core.Tests.World;

namespace Ciac.Core.Tests.Certificates;

/// <summary>注销, 启用 and what they end; each refusal, each attack from another firm or another role.</summary>
[Collection(SandboxCollection.Name)]
public sealed class CertificateDailyTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string Challenges = "ciac.login_challenges";
    private static readonly CancellationToken None = CancellationToken.None;

    private PortalWorld World => portal.World;

    [Fact]
    [Trait("Case", "A-10")]
    public async Task A_cancelled_certificate_is_out_at_once_and_its_sessions_do_not_come_back_with_it()
    {
        var admin = await World.OpenUnitAsync("clerk-2");
        var id = await OpenUnit.SubAsync(World, admin.Firm, "clerk-2", c => c.Role = HolderRole.CertificateAdministrator);
        var other = await Desk.SignInAsync(World, admin.Firm, "clerk-2");
        Desk.Allowed(await World.CancelAsync(admin, id));
        Assert.False(await World.IsSignedInAsync(other));
        var cancelled = await World.CredentialAsync(id);
        Assert.Equal((CredentialStatus.Cancelled, HolderRole.Clerk), (cancelled.Status, cancelled.Role));

        Desk.Allowed(await World.EnableAsync(admin, id, admin.Firm.Token("clerk-2")));
        var enabled = await World.CredentialAsync(id);
        Assert.Equal((CredentialStatus.Active, HolderRole.Clerk), (enabled.Status, enabled.Role));
        Assert.False(await World.IsSignedInAsync(other), "a session from before the cancelling came back");
        Assert.Equal(["certificate.cancelled", "certificate.enabled"], await World.EventsAsync(enabled.UniqueId));
        Assert.Equal(NextPage.Home, (await Desk.SignInAsync(World, admin.Firm, "clerk-2")).Next);
    }

    [Fact]
    public async Task Signing_in_with_a_cancelled_certificate_says_who_can_enable_it()
    {
        var admin = await World.OpenUnitAsync("clerk-2");
        var id = await OpenUnit.SubAsync(World, admin.Firm, "clerk-2");
        Desk.Allowed(await World.CancelAsync(admin, id));
        var challenge = Desk.Allowed(await World.AskAsync((IssueLoginChallenge verb) => verb.HandleAsync("browser", PortalWorld.Origin, None)));
        var refused = await World.AskAsync((SignInWithCertificate verb) => verb.HandleAsync("browser", admin.Firm.Token("clerk-2").Answer(challenge), new Origin(null, null), None));
        Assert.Equal("ACC-013", refused.Refusal?.Code);
        Assert.Contains("****" + admin.Firm.KeyHolder.Mobile[^4..], refused.Refusal!.Zh, StringComparison.Ordinal);
        Assert.DoesNotContain(admin.Firm.KeyHolder.Name, refused.Refusal.Zh, StringComparison.Ordinal);
        Assert.DoesNotContain(admin.Firm.KeyHolder.Mobile, refused.Refusal.Zh, StringComparison.Ordinal);
    }

    [Fact]
    [Produces("CERT-013", "CERT-014", "CERT-015", "CERT-016", "CERT-011")]
    public async Task What_cannot_be_cancelled_or_enabled_is_told_by_its_number()
    {
        var admin = await World.OpenUnitAsync("legal-representative", "clerk-2", "without-seal");
        var (main, cancelled) = (admin.Caller.CredentialId!.Value, await OpenUnit.SubAsync(World, admin.Firm, "without-seal", c => c.Status = CredentialStatus.Cancelled));
        var representative = await OpenUnit.SubAsync(World, admin.Firm, "legal-representative", c => c.Role = HolderRole.LegalRepresentative);
        var clerkId = await OpenUnit.SubAsync(World, admin.Firm, "clerk-2");
        var head = await Desk.SignInAsync(World, admin.Firm, "legal-representative");
        var clerk = await Desk.SignInAsync(World, admin.Firm, "clerk-2");
        var key = admin.Firm.Token("clerk-2");
        await World.RefusesAsync(CertificateRefusals.MainStays, () => World.CancelAsync(head, main));
        await World.RefusesAsync(CertificateRefusals.MainStays, () => World.CancelAsync(admin, main));
        await World.RefusesAsync(CertificateRefusals.OwnStays, () => World.CancelAsync(head, representative));
        await World.RefusesAsync(CertificateRefusals.NotAllowed, () => World.CancelAsync(admin, representative));
        await World.RefusesAsync(CertificateRefusals.AlreadyCancelled, () => World.CancelAsync(admin, cancelled));
        await World.RefusesAsync(CertificateRefusals.NotAllowed, () => World.CancelAsync(clerk, main));
        await World.RefusesAsync(CertificateRefusals.NotAllowed, () => World.CancelAsync(clerk, clerkId));
        await World.RefusesAsync(CertificateRefusals.NotCancelled, () => World.EnableAsync(admin, clerkId, key), Challenges);
        await World.RefusesAsync(CertificateRefusals.NotAllowed, () => World.EnableAsync(clerk, cancelled, key), Challenges);
        // A clerk who writes another role into the request's caller: the row is read again under the lock.
        await World.RefusesAsync(
            CertificateRefusals.NotAllowed,
            () => World.AskAsync((CancelCertificate verb) => verb.HandleAsync(clerk.Caller with { Role = HolderRole.LegalRepresentative }, representative, None)));
    }

    [Fact]
    [Produces("CERT-017")]
    public async Task Only_the_very_key_enables_its_certificate()
    {
        var admin = await World.OpenUnitAsync("clerk-2", "without-seal");
        var id = await OpenUnit.SubAsync(World, admin.Firm, "clerk-2", c => c.Status = CredentialStatus.Cancelled);
        Assert.Equal("CERT-017", (await World.EnableAsync(admin, id, admin.Firm.Token("without-seal"))).Refusal?.Code);
        Assert.Equal("CERT-017", (await World.EnableAsync(admin, id, admin.Token)).Refusal?.Code);
        var (token, browser) = await World.ProofAsync(admin.Firm.Token("clerk-2"));
        Desk.Allowed(await World.AskAsync((EnableCertificate verb) => verb.HandleAsync(admin.Caller, id, token, browser, None)));
        Desk.Allowed(await World.CancelAsync(admin, id));
        Assert.Equal("ACC-002", (await World.AskAsync((EnableCertificate verb) => verb.HandleAsync(admin.Caller, id, token, browser, None))).Refusal?.Code);
        Assert.Equal(CredentialStatus.Cancelled, (await World.CredentialAsync(id)).Status);
    }

    [Fact]
    [Produces("CERT-010")]
    [Trait("Case", "A-24")]
    public async Task Another_firms_certificate_is_answered_like_one_that_does_not_exist()
    {
        var admin = await World.OpenUnitAsync("clerk-2");
        var id = await OpenUnit.SubAsync(World, admin.Firm, "clerk-2");
        var stranger = await World.OpenUnitAsync();
        foreach (var target in new[] { id, Guid.NewGuid() })
        {
            await World.RefusesAsync(CertificateRefusals.NotFound, () => World.CancelAsync(stranger, target));
            await World.RefusesAsync(CertificateRefusals.NotFound, () => World.EnableAsync(stranger, target, stranger.Token), Challenges);
            await World.RefusesAsync(CertificateRefusals.NotFound, () => World.EditAsync(stranger, target, CertificateWork.FormOf(admin.Firm.KeyHolder)));
            await World.RefusesAsync(CertificateRefusals.NotFound, () => World.AskAsync((EditCertificate verb) => verb.SendCodeAsync(stranger.Caller, target, "13800000000", None)));
            await World.RefusesAsync(CertificateRefusals.NotFound, () => World.AskAsync((ReadCertificate verb) => verb.HandleAsync(stranger.Caller, target, None)));
            await World.RefusesAsync(CertificateRefusals.NotFound, () => World.AskAsync((CancelCertificate verb) => verb.FindAsync(stranger.Caller, target, None)));
        }
    }

    [Fact]
    public async Task Of_two_who_cancel_each_other_one_stays()
    {
        var admin = await World.OpenUnitAsync("clerk-2", "without-seal");
        var first = await OpenUnit.SubAsync(World, admin.Firm, "clerk-2", c => c.Role = HolderRole.CertificateAdministrator);
        var second = await OpenUnit.SubAsync(World, admin.Firm, "without-seal", c => c.Role = HolderRole.CertificateAdministrator);
        var desks = new[] { await Desk.SignInAsync(World, admin.Firm, "clerk-2"), await Desk.SignInAsync(World, admin.Firm, "without-seal") };
        for (var round = 0; round < 60; round++)
        {
            await World.RunSqlAsync($"UPDATE ciac.credentials SET status = 'Active', role = 'CertificateAdministrator' WHERE id IN ('{first}', '{second}')");
            var outcomes = await Task.WhenAll(Task.Run(() => World.CancelAsync(desks[0], second)), Task.Run(() => World.CancelAsync(desks[1], first)));
            Assert.Single(outcomes, outcome => outcome.Refusal is null);
        }
    }

    [Fact]
    public async Task Cancelled_many_times_at_once_it_is_cancelled_once()
    {
        var admin = await World.OpenUnitAsync("clerk-2");
        var id = await OpenUnit.SubAsync(World, admin.Firm, "clerk-2");
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => World.CancelAsync(admin, id))));
        Assert.Single(outcomes, outcome => outcome.Refusal is null);
        Assert.Equal(["certificate.cancelled"], await World.EventsAsync((await World.CredentialAsync(id)).UniqueId));
    }

    [Fact]
    public async Task The_history_shows_the_own_unit_and_a_clerk_the_own_certificate()
    {
        var desk = await Desk.SealedAsync(World);
        await desk.RepresentativeSignsAsync();
        var admin = await Desk.SignInAsync(World, desk.Firm);
        var stranger = await World.OpenUnitAsync("clerk-2");
        var id = await OpenUnit.SubAsync(World, stranger.Firm, "clerk-2");
        Desk.Allowed(await World.CancelAsync(stranger, id));
        var own = await HistoryAsync(admin);
        Assert.Equal(["activation.done", "activation.submitted"], own.Lines.Select(line => line.Event.Action));
        var pdf = Desk.Allowed(await World.AskAsync((ReadDocument verb) => verb.ForUnitAsync(admin.Caller, own.Lines[0].RequestId!.Value, None)));
        Assert.StartsWith("%PDF", System.Text.Encoding.ASCII.GetString(pdf.Revision.Content[..4]), StringComparison.Ordinal);
        Assert.Equal("SIGN-001", (await World.AskAsync((ReadDocument verb) => verb.ForUnitAsync(stranger.Caller, own.Lines[0].RequestId!.Value, None))).Refusal?.Code);

        Assert.Equal("certificate.cancelled", Assert.Single((await HistoryAsync(stranger)).Lines).Event.Action);
        Desk.Allowed(await World.EnableAsync(stranger, id, stranger.Firm.Token("clerk-2")));
        var clerk = await Desk.SignInAsync(World, stranger.Firm, "clerk-2");
        Assert.Equal(["certificate.enabled", "certificate.cancelled"], (await HistoryAsync(clerk)).Lines.Select(line => line.Event.Action));
        Desk.Allowed(await World.EditAsync(stranger, stranger.Caller.CredentialId!.Value, CertificateWork.FormOf(stranger.Firm.KeyHolder)));
        Assert.Equal(2, (await HistoryAsync(clerk)).Total);
    }

    private async Task<HistoryPage> HistoryAsync(Desk desk) => Desk.Allowed(await World.AskAsync((ReadHistory verb) => verb.HandleAsync(desk.Caller, 1, None)));
}
