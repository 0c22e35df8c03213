using Ciac.Core.Accounts;
using Ciac.Core.Certificates;
using Ciac.Core.Grants;
using Ciac.Core.Signatures;
using Ciac.Core.Tests.Outside.Contract;
using Ciac.Core.Tests.World;
using Ciac.Workflows.Instances;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Tests.Certificates;

/// <summary>F7 升级, both ways, and what becomes of the two certificates.</summary>
[Collection(SandboxCollection.Name)]
public sealed class UpgradeTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private static readonly CancellationToken None = CancellationToken.None;

    private PortalWorld World => portal.World;

    [Fact]
    public async Task Sub_whose_main_key_is_lost_becomes_main_by_its_seal_and_the_representatives_signature()
    {
        var work = await UpgradeWork.StartAsync(World);
        var upgrade = await work.SignedAsync();
        Assert.Equal([work.Main.Caller.UniqueId!], await work.MainsAsync());
        await World.MoveAsync();
        await AssertUpgradedAsync(work, upgrade, HolderRole.CertificateAdministrator);
        Assert.Equal(
            [
                "upgrade.started", "document.drawn", "signature.Enterprise", "signature.code-asked",
                "signature.LegalRepresentative", "signature.Platform", "upgrade.done",
            ],
            await World.EventsAsync(upgrade.Number));
        Assert.Equal(3, await SignaturesAsync(work, upgrade));
    }

    [Fact]
    public async Task Main_hands_over_when_the_subs_key_has_proved_itself()
    {
        var work = await UpgradeWork.StartAsync(World);
        var upgrade = await work.ConfirmedAsync();
        Assert.Null(upgrade.SignatureRequestId);
        Desk.Allowed(await work.ProveAsync(upgrade, work.Sub.Token));
        Assert.Equal([work.Main.Caller.UniqueId!], await work.MainsAsync());
        await World.MoveAsync();
        await AssertUpgradedAsync(work, upgrade, HolderRole.CertificateAdministrator);
        Assert.Equal(["upgrade.started", "upgrade.proven", "document.drawn", "signature.Platform", "upgrade.done"], await World.EventsAsync(upgrade.Number));
        Assert.Equal(1, await SignaturesAsync(work, upgrade));
    }

    [Fact]
    public async Task Old_main_has_no_items_and_needs_a_grant_like_everybody()
    {
        var work = await UpgradeWork.StartAsync(World);
        Desk.Allowed(await work.ProveAsync(await work.ConfirmedAsync(), work.Sub.Token));
        await World.MoveAsync();
        Assert.Equal((41, 0), (await HeldAsync(work.SubId), await HeldAsync(work.MainId)));
        var old = await Desk.SignInAsync(World, work.Main.Firm);
        Assert.Equal((HolderRole.Clerk, false), (old.Caller.Role, old.Caller.IsMain));
        var form = new GrantForm { Items = ["construction-permit"] };
        var third = await OpenUnit.SubAsync(World, work.Main.Firm, "clerk-2");
        await World.RefusesAsync(GrantRefusals.NotAllowed, () => World.AskAsync((StartGrant verb) => verb.DirectAsync(old.Caller, work.SubId, form, None)));
        await World.RefusesAsync(UpgradeRefusals.NotAllowed, () => World.AskAsync((PlanUpgrade verb) => verb.HandleAsync(old.Caller with { Role = HolderRole.CertificateAdministrator }, third, None)));
    }

    [Fact]
    public async Task What_the_old_main_had_not_finished_granting_lapses()
    {
        var work = await UpgradeWork.StartAsync(World);
        var other = await OpenUnit.SubAsync(World, work.Main.Firm, "clerk-2");
        var form = new GrantForm { Items = ["construction-permit"] };
        var grant = Desk.Allowed(await World.AskAsync((StartGrant verb) => verb.DirectAsync(work.Main.Caller, other, form, None)));
        await World.MoveAsync();
        Desk.Allowed(await work.ProveAsync(await work.ConfirmedAsync(), work.Sub.Token));
        await World.MoveAsync();
        var ended = await World.ReadAsync(db => db.Grants.SingleAsync(g => g.Id == grant.Id));
        var request = await World.ReadAsync(db => db.SignatureRequests.SingleAsync(r => r.Id == ended.SignatureRequestId));
        Assert.Equal((GrantState.Overtaken, SignatureRequestState.Withdrawn), (ended.State, request.State));
        Assert.Equal("Finished", (await World.AskAsync((IInstanceReader reader) => reader.FindAsync(ended.WorkflowInstanceId!, None)))!.Status);
        Assert.Single(await World.EventsAsync(grant.Number), e => e == "grant.overtaken");
        Assert.Equal(0, await HeldAsync(other));
    }

    [Fact]
    public async Task Holder_who_is_the_representative_and_signs_gets_that_role_but_not_by_the_main_alone()
    {
        var signing = await UpgradeWork.StartAsync(World);
        await BecomeRepresentativeAsync(signing);
        var signed = await signing.SignedAsync();
        await World.MoveAsync();
        await AssertUpgradedAsync(signing, signed, HolderRole.LegalRepresentative);

        var handed = await UpgradeWork.StartAsync(World);
        await BecomeRepresentativeAsync(handed);
        var upgrade = await handed.ConfirmedAsync();
        Desk.Allowed(await handed.ProveAsync(upgrade, handed.Sub.Token));
        await World.MoveAsync();
        await AssertUpgradedAsync(handed, upgrade, HolderRole.CertificateAdministrator);
    }

    [Fact]
    public async Task Holder_exchanged_for_another_person_after_the_form_does_not_get_the_representatives_role()
    {
        var work = await UpgradeWork.StartAsync(World);
        await BecomeRepresentativeAsync(work);
        var upgrade = await work.SignedAsync();
        await World.ReadAsync(db => db.Credentials.Where(c => c.Id == work.SubId).ExecuteUpdateAsync(c => c.SetProperty(x => x.HolderName, "别人")));
        await World.MoveAsync();
        Assert.Equal(UpgradeState.Overtaken, (await work.UpgradeAsync(upgrade)).State);
        Assert.Equal([work.Main.Caller.UniqueId!], await work.MainsAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Declined_or_withdrawn_leaves_both_as_they_were(bool declines)
    {
        var work = await UpgradeWork.StartAsync(World);
        var upgrade = await work.DrawnAsync();
        await work.SealAsync(upgrade);
        await World.MoveAsync();
        var access = work.AccessOf(upgrade);
        Desk.Allowed(await World.AskAsync((EndSignatureRequest verb) => declines ? verb.DeclineAsync(access, "不是本人安排", None) : verb.WithdrawAsync(access, None)));
        await World.MoveAsync();
        var ended = await work.UpgradeAsync(upgrade);
        Assert.Equal((declines ? UpgradeState.Declined : UpgradeState.Withdrawn, declines ? "不是本人安排" : null), (ended.State, ended.EndReason));
        Assert.Equal([work.Main.Caller.UniqueId!], await work.MainsAsync());
        Assert.True(await World.IsSignedInAsync(work.Main) && await World.IsSignedInAsync(work.Sub));
        Assert.NotEqual(upgrade.Id, (await work.DrawnAsync()).Id);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Nobody_comes_in_time_and_it_expires(bool byMain)
    {
        await using var world = await PortalWorld.StartAsync(World.Sandbox);
        var work = await UpgradeWork.StartAsync(world);
        var upgrade = byMain ? await work.ConfirmedAsync() : await work.DrawnAsync();
        world.Clock.Advance(TimeSpan.FromDays(7));
        await world.MoveAsync();
        Assert.Equal(UpgradeState.Expired, (await work.UpgradeAsync(upgrade)).State);
        Assert.Equal([work.Main.Caller.UniqueId!], await work.MainsAsync());
    }

    [Fact]
    public async Task The_browser_that_asked_is_told_the_end_and_nobody_else()
    {
        await using var world = await PortalWorld.StartAsync(World.Sandbox);
        var work = await UpgradeWork.StartAsync(world);
        var upgrade = await work.ConfirmedAsync();
        Desk.Allowed(await work.ProveAsync(upgrade, work.Sub.Token));
        await world.MoveAsync();
        var mine = new UpgradeViewer(null, work.Browser);
        Assert.Equal(UpgradeState.Upgraded, Desk.Allowed(await ReadAsync(world, mine, upgrade)).Upgrade.State);
        Desk.Allowed(await world.AskAsync((ReadUpgrade verb) => verb.DocumentAsync(mine, upgrade.Number, None)));
        Assert.Equal("UPG-001", (await ReadAsync(world, new UpgradeViewer(null, Guid.NewGuid().ToString()), upgrade)).Refusal?.Code);
        world.Clock.Advance(Session.Sliding);
        Assert.Equal("UPG-001", (await ReadAsync(world, mine, upgrade)).Refusal?.Code);
    }

    private static Task<Outcome<UpgradeProgress>> ReadAsync(PortalWorld world, UpgradeViewer viewer, Upgrade upgrade) =>
        world.AskAsync((ReadUpgrade verb) => verb.HandleAsync(viewer, upgrade.Number, None));

    private async Task AssertUpgradedAsync(UpgradeWork work, Upgrade upgrade, HolderRole role)
    {
        var ended = await work.UpgradeAsync(upgrade);
        var (old, next) = (await World.CredentialAsync(work.MainId), await World.CredentialAsync(work.SubId));
        Assert.Equal(UpgradeState.Upgraded, ended.State);
        Assert.Equal((false, HolderRole.Clerk, CredentialStatus.Active), (old.IsMain, old.Role, old.Status));
        Assert.Equal((true, role, CredentialStatus.Active), (next.IsMain, next.Role, next.Status));
        Assert.False(await World.IsSignedInAsync(work.Main) || await World.IsSignedInAsync(work.Sub));
        Assert.Equal((1, 1), (await work.TextsAsync("SMS_UPGRADED"), await work.TextsAsync("SMS_DOWNGRADED")));
        Assert.Equal(["certificate.downgraded"], await World.EventsAsync(old.UniqueId));
        Assert.Equal(["certificate.upgraded"], await World.EventsAsync(next.UniqueId));
        var instance = (await World.AskAsync((IInstanceReader reader) => reader.FindAsync(ended.WorkflowInstanceId!, None)))!;
        Assert.Equal(("Finished", 0), (instance.Status, instance.Incidents.Count));
    }

    private async Task<int> SignaturesAsync(UpgradeWork work, Upgrade upgrade)
    {
        var pdf = Desk.Allowed(await World.AskAsync((ReadUpgrade verb) => verb.DocumentAsync(new UpgradeViewer(null, work.Browser), upgrade.Number, None))).Revision.Content;
        return System.Text.Encoding.Latin1.GetString(pdf).Split("ETSI.CAdES.detached").Length - 1;
    }

    private async Task<int> HeldAsync(Guid id) => (await World.AskAsync((GrantedItems verb) => verb.OfAsync(id, None))).Codes.Count;

    private Task<int> BecomeRepresentativeAsync(UpgradeWork work)
    {
        var person = work.Main.Firm.Representative;
        return World.ReadAsync(async db =>
        {
            var sub = await db.Credentials.SingleAsync(c => c.Id == work.SubId);
            (sub.HolderName, sub.HolderDocumentNumber) = (person.Name, person.IdNumber);
            return await db.SaveChangesAsync();
        });
    }
}
