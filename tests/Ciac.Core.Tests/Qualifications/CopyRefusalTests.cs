using Ciac.Core.Accounts;
using Ciac.Core.Qualifications;
using Ciac.Core.Qualifications.Copies;
using Ciac.Core.Signatures;
using Ciac.Core.Tests.Outside.Contract;
using Ciac.Core.Tests.World;

namespace Ciac.Core.Tests.Qualifications;

/// <summary>What may not be collected or made, and what another unit may not see.</summary>
[Collection(SandboxCollection.Name)]
public sealed class CopyRefusalTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private static readonly CancellationToken None = CancellationToken.None;

    private PortalWorld World => portal.World;

    [Fact]
    [Produces("QUAL-001", "QUAL-004")]
    public async Task A_clerk_without_the_item_and_a_session_without_a_key_are_refused()
    {
        var work = await GrantWork.StartAsync(World);
        var certificate = await World.ReadyAsync(work.Admin);
        await World.RefusesAsync(CopyRefusals.NotAllowed, () => World.CollectAsync(work.Clerk, certificate));
        await World.RefusesAsync(CopyRefusals.NotAllowed, () => World.UseAsync(work.Clerk, certificate));
        await World.RefusesAsync(CopyRefusals.NotAllowed, () => World.AskAsync((ReadCopies verb) => verb.ListAsync(work.Clerk.Caller, None)));
        await World.RefusesAsync(CopyRefusals.KeyNeeded, () => World.AskAsync(
            (StartUseCopy verb) => verb.HandleAsync(work.Admin.Caller with { Kind = CredentialKind.Licence }, certificate, CopyWork.Use(), None)));
        var granted = await work.GrantedAsync(CopyRights.Item);
        Desk.Allowed(await World.AskAsync((ReadCopies verb) => verb.ListAsync(work.Clerk.Caller, None)));
        await World.RunSqlAsync($"UPDATE ciac.grants SET last_day = DATE '2026-01-01' WHERE id = '{granted.Id}'");
        await World.RefusesAsync(CopyRefusals.NotAllowed, () => World.AskAsync((ReadCopies verb) => verb.ListAsync(work.Clerk.Caller, None)));
    }

    [Fact]
    [Produces("QUAL-002", "QUAL-003")]
    public async Task Another_units_certificate_and_copies_are_not_found()
    {
        var (desk, other) = (await World.OpenUnitAsync(), await World.OpenUnitAsync());
        var certificate = await World.ReadyAsync(desk);
        var copy = await World.UsedAsync(desk, certificate);
        var waiting = await World.DrawnUseAsync(desk, certificate);
        await World.RefusesAsync(CopyRefusals.NotFound, () => World.CollectAsync(other, certificate));
        await World.RefusesAsync(CopyRefusals.NotFound, () => World.UseAsync(other, certificate));
        await World.RefusesAsync(CopyRefusals.NotFound, () => World.AskAsync((ReadCopies verb) => verb.UsesAsync(other.Caller, certificate, 1, None)));
        await World.RefusesAsync(CopyRefusals.CopyNotFound, () => World.FileAsync(other, copy));
        await World.RefusesAsync(CopyRefusals.CopyNotFound, () => World.ConfirmAsync(other, copy));
        await World.RefusesAsync(CopyRefusals.CopyNotFound, () => World.AskAsync((ReadCopies verb) => verb.HandleAsync(other.Caller, copy.Number, None)));
        await World.RefusesAsync(SignatureRefusals.NotFound, () => World.AskAsync((PrepareSeal verb) => verb.HandleAsync(new SigningAccess.Owner(other.Caller, waiting.SignatureRequestId!.Value), other.Token.Certificate, None)));
        Assert.Empty(Desk.Allowed(await World.AskAsync((ReadCopies verb) => verb.ListAsync(other.Caller, None))));
    }

    [Fact]
    public async Task Another_certificate_of_the_same_unit_does_not_seal()
    {
        var desk = await World.OpenUnitAsync("clerk-1");
        var certificate = await World.ReadyAsync(desk);
        var copy = await World.DrawnUseAsync(desk, certificate);
        await World.RefusesAsync(SignatureRefusals.OtherCertificate, () => World.AskAsync(
            (PrepareSeal verb) => verb.HandleAsync(new SigningAccess.Owner(desk.Caller, copy.SignatureRequestId!.Value), desk.Firm.Token("clerk-1").Certificate, None)));
    }

    [Fact]
    [Produces("QUAL-005", "QUAL-006", "QUAL-018")]
    public async Task A_version_is_collected_once_and_before_it_is_used()
    {
        var desk = await World.OpenUnitAsync();
        var certificate = await World.ApprovedAsync(desk.Firm);
        await World.RefusesAsync(CopyRefusals.NotCollected, () => World.UseAsync(desk, certificate));
        var copy = await World.CollectedAsync(desk, certificate);
        await World.RefusesAsync(CopyRefusals.AlreadyCollected, () => World.CollectAsync(desk, certificate));
        Assert.Equal(copy.Number, Desk.Allowed(await World.ConfirmAsync(desk, copy)).Number);
        await World.RefusesAsync(CopyRefusals.TooLate, () => World.AskAsync((ConfirmCopy verb) => verb.WithdrawAsync(desk.Caller, copy.Number, None)));
        var use = await World.DrawnUseAsync(desk, certificate);
        await World.RefusesAsync(CopyRefusals.TooLate, () => World.ConfirmAsync(desk, use));
    }

    [Fact]
    [Produces("QUAL-007", "QUAL-008")]
    public async Task Of_what_ended_or_ran_out_nothing_is_made()
    {
        var desk = await World.OpenUnitAsync();
        var ended = await World.ReadyAsync(desk);
        await World.CancelledAsync(ended);
        await World.RefusesAsync(CopyRefusals.Ended, () => World.UseAsync(desk, ended));
        await World.RefusesAsync(CopyRefusals.Ended, () => World.CollectAsync(desk, ended));
        var old = await World.ApprovedAsync(desk.Firm, c => c with { ValidUntil = CopyWork.Today.AddDays(-1) });
        await World.CollectedAsync(desk, old);
        await World.RefusesAsync(CopyRefusals.CertificateExpired, () => World.UseAsync(desk, old));
    }

    [Fact]
    [Produces("QUAL-009", "QUAL-010", "QUAL-011")]
    public async Task A_purpose_says_what_can_be_read_on_paper()
    {
        var desk = await World.OpenUnitAsync();
        var certificate = await World.ReadyAsync(desk);
        await RefusesAsync(CopyRefusals.PurposeMissing, CopyWork.Use("　 "), "Purpose");
        await RefusesAsync(CopyRefusals.PurposeTooLong, CopyWork.Use(new string('投', 201)), "Purpose");
        foreach (var (purpose, named) in new[] { ("投标🫠", "🫠（U+1FAE0）"), ("投\u202e标", "U+202E"), ("投\n标", "U+000A"), ("投\u0000标", "U+0000") })
        {
            var outcome = await World.UseAsync(desk, certificate, CopyWork.Use(purpose));
            Assert.Equal(("QUAL-011", "Purpose"), (outcome.Refusal!.Code, outcome.Refusal.Field));
            Assert.Contains($"“{named}”", outcome.Refusal.Zh, StringComparison.Ordinal);
        }

        Assert.Equal(CopyState.Issued, (await World.UsedAsync(desk, certificate, CopyWork.Use(string.Concat(Enumerable.Repeat("𠮷", 200))))).State);

        async Task RefusesAsync(Refusal expected, UseForm form, string field)
        {
            await World.RefusesAsync(expected, () => World.UseAsync(desk, certificate, form));
            Assert.Equal(field, (await World.UseAsync(desk, certificate, form)).Refusal!.Field);
        }
    }

    [Fact]
    [Produces("QUAL-012", "QUAL-013", "QUAL-014", "QUAL-015")]
    public async Task A_period_lies_within_the_certificates_validity_and_is_not_over()
    {
        var desk = await World.OpenUnitAsync();
        var certificate = await World.ReadyAsync(desk);
        var missing = await World.UseAsync(desk, certificate, CopyWork.Use("") with { UseFrom = "", UseUntil = "7/4/2026" });
        Assert.Equal(["QUAL-009 Purpose", "QUAL-012 UseFrom", "QUAL-012 UseUntil"], missing.Refusals.Select(r => $"{r.Code} {r.Field}"));
        await World.RefusesAsync(CopyRefusals.PeriodReversed, () => World.UseAsync(desk, certificate, From(5, 4)));
        await World.RefusesAsync(CopyRefusals.PeriodOutside, () => World.UseAsync(desk, certificate, From(-31, 4)));
        await World.RefusesAsync(CopyRefusals.PeriodOutside, () => World.UseAsync(desk, certificate, From(0, 365 * 5)));
        await World.RefusesAsync(CopyRefusals.PeriodPast, () => World.UseAsync(desk, certificate, From(-3, -1)));
        Desk.Allowed(await World.UseAsync(desk, certificate, From(-30, 0)));

        static UseForm From(int first, int last) => CopyWork.Use() with
        {
            UseFrom = CopyWork.Today.AddDays(first).ToString("yyyy-MM-dd", null),
            UseUntil = CopyWork.Today.AddDays(last).ToString("yyyy-MM-dd", null),
        };
    }

    [Fact]
    [Produces("QUAL-016")]
    public async Task Sent_twice_it_is_one_copy_and_changed_it_wants_a_page_of_its_own()
    {
        var (desk, other) = (await World.OpenUnitAsync(), await World.OpenUnitAsync());
        var (certificate, others) = (await World.ReadyAsync(desk), await World.ReadyAsync(other));
        var form = CopyWork.Use();
        var all = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => World.UseAsync(desk, certificate, form))));
        Assert.Single(all.Select(o => Desk.Allowed(o).Number).Distinct());
        await World.MoveAsync();
        await World.RefusesAsync(CopyRefusals.PageOld, () => World.UseAsync(desk, certificate, form with { Purpose = "别的用途" }));
        await World.RefusesAsync(CopyRefusals.PageOld, () => World.UseAsync(desk, certificate, form with { Key = "x" }));
        await World.RefusesAsync(CopyRefusals.PageOld, () => World.UseAsync(other, others, form));
    }

    [Fact]
    public async Task Collected_many_times_at_once_it_is_one()
    {
        var desk = await World.OpenUnitAsync("clerk-1");
        await OpenUnit.SubAsync(World, desk.Firm, "clerk-1", c => c.Role = HolderRole.CertificateAdministrator);
        var colleague = await Desk.SignInAsync(World, desk.Firm, "clerk-1");
        var certificate = await World.ApprovedAsync(desk.Firm);
        var all = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(() => World.CollectAsync(i % 2 == 0 ? desk : colleague, certificate))));
        var number = Assert.Single(all.Select(o => Desk.Allowed(o).Number).Distinct());
        await World.MoveAsync();
        // Whoever asked: a colleague goes on with it, and twice at once is once.
        var copy = await World.CopyAsync(number);
        await Task.WhenAll(World.ConfirmAsync(desk, copy), World.ConfirmAsync(colleague, copy));
        await World.MoveAsync();
        Assert.Equal(CopyState.Issued, (await World.CopyAsync(number)).State);
        Assert.Single(await World.EventsAsync(number), e => e == "copy.confirmed");
    }
}
