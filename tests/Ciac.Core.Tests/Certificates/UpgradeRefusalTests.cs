using Ciac.Core.Accounts;
using Ciac.Core.Certificates;
using Ciac.Core.Signatures;
using Ciac.Core.Tests.Outside.Contract;
using Ciac.Core.Tests.World;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Tests.Certificates;

/// <summary>Who may not upgrade what, and what a refusal leaves as it was.</summary>
[Collection(SandboxCollection.Name)]
public sealed class UpgradeRefusalTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private static readonly CancellationToken None = CancellationToken.None;

    private PortalWorld World => portal.World;

    [Fact]
    [Produces("UPG-001", "UPG-002", "UPG-003", "UPG-004")]
    [Trait("Case", "A-9")]
    public async Task Only_the_main_for_a_sub_and_a_sub_for_itself()
    {
        var (work, other) = (await UpgradeWork.StartAsync(World), await UpgradeWork.StartAsync(World));
        var third = await OpenUnit.SubAsync(World, work.Main.Firm, "clerk-2", c => c.Role = HolderRole.CertificateAdministrator);
        var administrator = await Desk.SignInAsync(World, work.Main.Firm, "clerk-2");
        await World.RefusesAsync(CertificateRefusals.NotFound, () => work.AskAsync(other.Main));
        await World.RefusesAsync(CertificateRefusals.NotAllowed, () => work.AskAsync(work.Sub, third));
        await World.RefusesAsync(UpgradeRefusals.NotAllowed, () => work.AskAsync(administrator));
        await World.RefusesAsync(UpgradeRefusals.IsMainAlready, () => work.AskAsync(work.Main, work.MainId));
        Desk.Allowed(await World.CancelAsync(work.Main, work.SubId));
        await World.RefusesAsync(UpgradeRefusals.NotUpgradable, () => work.AskAsync(work.Main));

        var confirmed = await work.ConfirmedAsync(third);
        await World.RefusesAsync(UpgradeRefusals.NotFound, () => work.WithdrawAsync(confirmed, other.Main));
        await World.RefusesAsync(UpgradeRefusals.NotFound, () => work.WithdrawAsync(confirmed, administrator));
        await World.RefusesAsync(UpgradeRefusals.NotFound, () => World.AskAsync((ReadUpgrade verb) => verb.HandleAsync(new(other.Main.Caller, "another browser"), confirmed.Number, None)));
        Assert.Equal("UPG-001", (await work.ProveAsync(confirmed, administrator.Token, other.Main)).Refusal?.Code);
    }

    [Fact]
    public async Task A_licence_does_not_become_the_main_certificate()
    {
        var work = await UpgradeWork.StartAsync(World);
        var id = await World.ReadAsync(async db =>
        {
            var sub = await db.Credentials.AsNoTracking().SingleAsync(c => c.Id == work.SubId);
            var licence = new Credential
            {
                Id = Guid.NewGuid(),
                Kind = CredentialKind.Licence,
                EnterpriseId = sub.EnterpriseId,
                UniqueId = $"licence-{sub.Id}",
                CertificateName = sub.CertificateName,
                SerialNumber = "",
                ValidFrom = sub.ValidFrom,
                ValidUntil = sub.ValidUntil,
                Thumbprint = "",
                Nickname = "执照",
                HolderRegistration = HolderRegistration.Awaiting,
                Role = HolderRole.Clerk,
                IsMain = false,
                Status = CredentialStatus.Active,
                ActivatedAt = sub.ActivatedAt,
            };
            db.Credentials.Add(licence);
            await db.SaveChangesAsync();
            return licence.Id;
        });
        await World.RefusesAsync(UpgradeRefusals.NotUpgradable, () => work.AskAsync(work.Main, id));
    }

    [Fact]
    [Produces("UPG-005", "UPG-006")]
    public async Task The_sub_says_why_and_that_it_knows_what_it_does_and_can_seal()
    {
        var work = await UpgradeWork.StartAsync(World);
        await World.RefusesAsync(UpgradeRefusals.NotUnderstood, () => work.AskAsync(work.Sub, answers: new(false, UpgradeReason.Broken)));
        await World.RefusesAsync(UpgradeRefusals.ReasonMissing, () => work.AskAsync(work.Sub, answers: new(true, null)));
        var without = await UpgradeWork.StartAsync(World, role: "without-seal");
        await World.RefusesAsync(SignatureRefusals.NoSeal, () => without.AskAsync(without.Sub));
        // The main certificate hands over to it all the same: nobody seals there.
        Desk.Allowed(await without.ProveAsync(await without.ConfirmedAsync(), without.Sub.Token));
        await World.MoveAsync();
        Assert.Equal([without.Sub.Caller.UniqueId!], await without.MainsAsync());
    }

    [Fact]
    public async Task Another_key_proves_nothing_and_says_which_it_is()
    {
        var work = await UpgradeWork.StartAsync(World);
        var upgrade = await work.ConfirmedAsync();
        var refused = (await work.ProveAsync(upgrade, work.Main.Token)).Refusal;
        Assert.Equal("CERT-017", refused?.Code);
        Assert.Contains(work.Main.Caller.UniqueId!, refused!.Zh, StringComparison.Ordinal);
        var (_, browser) = await World.ProofAsync(work.Sub.Token);
        var signIn = Desk.Allowed(await World.AskAsync((IssueLoginChallenge verb) => verb.HandleAsync(browser, PortalWorld.Origin, None)));
        var replayed = await World.AskAsync((ProveUpgrade verb) => verb.HandleAsync(work.Main.Caller, upgrade.Number, work.Sub.Token.Answer(signIn), browser, None));
        Assert.Equal(AccountRefusals.ChallengeUsed.Code, replayed.Refusal?.Code);
        await World.MoveAsync();
        Assert.Equal(UpgradeState.Running, (await work.UpgradeAsync(upgrade)).State);
    }

    [Fact]
    [Produces("UPG-007", "UPG-008")]
    public async Task What_was_cancelled_is_not_proved_and_what_was_proved_is_not_cancelled()
    {
        var work = await UpgradeWork.StartAsync(World);
        var cancelled = await work.ConfirmedAsync();
        Desk.Allowed(await work.WithdrawAsync(cancelled));
        Assert.Equal("UPG-007", (await work.ProveAsync(cancelled, work.Sub.Token)).Refusal?.Code);
        await World.MoveAsync();
        Assert.Equal(["upgrade.started", "upgrade.withdrawn"], await World.EventsAsync(cancelled.Number));

        var proven = await work.ConfirmedAsync();
        Assert.Equal(proven.Id, Desk.Allowed(await work.AskAsync(work.Main)).Id);
        Desk.Allowed(await work.ProveAsync(proven, work.Sub.Token));
        Desk.Allowed(await work.ProveAsync(proven, work.Sub.Token));
        await World.RefusesAsync(UpgradeRefusals.TooLateToWithdraw, () => work.WithdrawAsync(proven));
    }
}
