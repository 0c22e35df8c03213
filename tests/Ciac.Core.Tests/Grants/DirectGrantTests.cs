using Ciac.Core.Accounts;
using Ciac.Core.Catalogue;
using Ciac.Core.Certificates;
using Ciac.Core.Grants;
using Ciac.Core.Signatures;
using Ciac.Core.Tests.Outside.Contract;
using Ciac.Core.Tests.World;
using Ciac.Workflows.Instances;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Tests.Grants;

/// <summary>F5 主动授权, and what could make its items untrue.</summary>
[Collection(SandboxCollection.Name)]
public sealed class DirectGrantTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private static readonly CancellationToken None = CancellationToken.None;

    private PortalWorld World => portal.World;

    [Fact]
    public void Catalogue_has_the_41_items_and_the_retired_ones()
    {
        Assert.Equal((41, 5), (SeedCatalogue.Shipped.Count(i => i.IsActive), SeedCatalogue.Shipped.Count(i => !i.IsActive)));
        Assert.All(SeedCatalogue.Shipped, i => Assert.False(string.IsNullOrWhiteSpace(i.NameEn)));
    }

    [Fact]
    public async Task Sealed_grant_replaces_the_whole_set()
    {
        var work = await GrantWork.StartAsync(World);
        Assert.Empty(await work.HeldAsync());
        var drawn = await work.DrawnAsync("construction-permit", "contract-filing");
        Assert.Empty(await work.HeldAsync());
        await work.SealAsync(work.Admin, drawn);
        Assert.Equal(["construction-permit", "contract-filing"], await work.HeldAsync());

        var second = await work.GrantedAsync("contract-filing", "site-information");
        Assert.Equal(["contract-filing", "site-information"], await work.HeldAsync());
        Assert.Equal((GrantState.Granted, "construction-permit,contract-filing"), (second.State, string.Join(',', second.ItemsBefore)));
        Assert.Equal("Finished", (await World.AskAsync((IInstanceReader reader) => reader.FindAsync(second.WorkflowInstanceId!, None)))!.Status);
        Assert.Equal(41, (await work.HeldAsync(work.Admin.Caller.CredentialId)).Count);
        Assert.Equal(["grant.started", "document.drawn", "signature.Enterprise", "signature.Platform", "grant.done"], await World.EventsAsync(second.Number));
    }

    [Fact]
    public async Task Every_item_can_be_taken_away()
    {
        var work = await GrantWork.StartAsync(World);
        await work.GrantedAsync("construction-permit");
        await work.GrantedAsync();
        Assert.Empty(await work.HeldAsync());
    }

    [Fact]
    [Produces("GRANT-007")]
    public async Task Of_two_grants_at_once_the_first_to_be_sealed_wins()
    {
        var work = await GrantWork.StartAsync(World);
        var (first, second) = (await work.DrawnAsync("construction-permit"), await work.DrawnAsync("site-information"));
        await work.SealAsync(work.Admin, second);
        await work.SealAsync(work.Admin, first);
        Assert.Equal(["site-information"], await work.HeldAsync());
        Assert.Equal((GrantState.Overtaken, GrantState.Granted), ((await work.GrantAsync(first)).State, (await work.GrantAsync(second)).State));
        var stale = new GrantForm { Items = ["contract-filing"], Version = 0 };
        await World.RefusesAsync(GrantRefusals.ItemsChanged, () => work.DirectAsync(work.Admin, stale));
    }

    [Fact]
    public async Task A_clerk_cancelled_before_the_end_gets_nothing_and_comes_back_with_nothing()
    {
        var work = await GrantWork.StartAsync(World);
        await work.GrantedAsync("construction-permit");
        var late = await work.DrawnAsync("site-information");
        Desk.Allowed(await World.CancelAsync(work.Admin, work.ClerkId));
        Assert.Empty(await work.HeldAsync());
        Desk.Allowed(await World.EnableAsync(work.Admin, work.ClerkId, work.Clerk.Token));
        Assert.Empty(await work.HeldAsync());
        Assert.Equal(GrantState.Overtaken, (await work.GrantAsync(late)).State);
        var sealing = await World.AskAsync((PrepareSeal verb) => verb.HandleAsync(new SigningAccess.Owner(work.Admin.Caller, late.SignatureRequestId!.Value), work.Admin.Token.Certificate, CancellationToken.None));
        Assert.Equal(SignatureRefusals.Ended.Code, sealing.Refusal?.Code);
    }

    [Fact]
    public async Task Who_was_raised_and_lowered_again_has_nothing()
    {
        var work = await GrantWork.StartAsync(World);
        await work.GrantedAsync("construction-permit");
        await SetRoleAsync(work.ClerkId, HolderRole.CertificateAdministrator);
        Assert.Equal(41, (await work.HeldAsync()).Count);
        await SetRoleAsync(work.ClerkId, HolderRole.Clerk);
        Assert.Empty(await work.HeldAsync());
    }

    [Fact]
    public async Task A_grantor_who_lost_the_role_grants_nothing()
    {
        var work = await GrantWork.StartAsync(World);
        var drawn = await work.DrawnAsync("construction-permit");
        await SetRoleAsync(work.Admin.Caller.CredentialId!.Value, HolderRole.Clerk);
        await work.SealAsync(work.Admin, drawn);
        Assert.Equal(GrantState.Overtaken, (await work.GrantAsync(drawn)).State);
        Assert.Empty(await work.HeldAsync());
    }

    [Fact]
    public async Task Items_end_after_their_last_day()
    {
        await using var world = await PortalWorld.StartAsync(World.Sandbox);
        var work = await GrantWork.StartAsync(world);
        var today = await world.AskAsync((GrantedItems verb) => Task.FromResult(verb.Today()));
        var form = new GrantForm { Items = ["construction-permit"], HasLastDay = true, Year = $"{today.Year}", Month = $"{today.Month}", Day = $"{today.Day}" };
        var grant = Desk.Allowed(await work.DirectAsync(work.Admin, form));
        await world.MoveAsync();
        await work.SealAsync(work.Admin, await work.GrantAsync(grant));
        Assert.Equal(["construction-permit"], await work.HeldAsync());
        world.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Empty(await work.HeldAsync());
    }

    [Fact]
    public async Task A_retired_item_is_in_force_for_nobody()
    {
        await using var world = await PortalWorld.StartAsync(World.Sandbox);
        var work = await GrantWork.StartAsync(world);
        await work.GrantedAsync("construction-permit", "site-information");
        await world.RunSqlAsync("UPDATE ciac.business_items SET is_active = false WHERE code = 'construction-permit'");
        Assert.Equal(["site-information"], await work.HeldAsync());
    }

    [Fact]
    public async Task Withdrawn_or_expired_leaves_the_items_as_they_were()
    {
        await using var world = await PortalWorld.StartAsync(World.Sandbox);
        var work = await GrantWork.StartAsync(world);
        await work.GrantedAsync("construction-permit");
        var withdrawn = await work.DrawnAsync();
        Desk.Allowed(await world.AskAsync((EndSignatureRequest verb) => verb.WithdrawAsync(new(work.Admin.Caller, withdrawn.SignatureRequestId!.Value), None)));
        await world.MoveAsync();
        Assert.Equal(GrantState.Withdrawn, (await work.GrantAsync(withdrawn)).State);
        var expired = await work.DrawnAsync();
        world.Clock.Advance(TimeSpan.FromDays(7));
        await world.MoveAsync();
        Assert.Equal(GrantState.Expired, (await work.GrantAsync(expired)).State);
        Assert.Equal(["construction-permit"], await work.HeldAsync());
    }

    [Fact]
    [Produces("GRANT-001", "GRANT-002", "GRANT-003", "GRANT-004", "GRANT-005", "GRANT-006")]
    public async Task What_may_not_be_is_refused()
    {
        var work = await GrantWork.StartAsync(World);
        var other = await GrantWork.StartAsync(World);
        var form = new GrantForm { Items = ["construction-permit"] };
        var drawn = await work.DrawnAsync("construction-permit");
        await World.RefusesAsync(GrantRefusals.NotFound, () => World.AskAsync((ReadGrant verb) => verb.HandleAsync(other.Admin.Caller, drawn.Number, None)));
        await World.RefusesAsync(SignatureRefusals.NotFound, () => World.AskAsync((ReadDocument verb) => verb.HandleAsync(new SigningAccess.Owner(other.Admin.Caller, drawn.SignatureRequestId!.Value), None)));
        await World.RefusesAsync(CertificateRefusals.NotFound, () => work.DirectAsync(other.Admin, form));
        await World.RefusesAsync(GrantRefusals.NotAllowed, () => work.DirectAsync(work.Clerk, form));
        await World.RefusesAsync(GrantRefusals.NotClerk, () => World.AskAsync((StartGrant verb) => verb.DirectAsync(work.Admin.Caller, work.Admin.Caller.CredentialId!.Value, form, None)));
        await World.RefusesAsync(GrantRefusals.NothingChanged, () => work.DirectAsync());
        await World.RefusesAsync(GrantRefusals.ItemUnknown, () => work.DirectAsync("direct-award"));
        await World.RefusesAsync(GrantRefusals.LastDayWrong, () => work.DirectAsync(work.Admin, form with { HasLastDay = true, Year = "2020", Month = "2", Day = "30" }));
        await World.RefusesAsync(GrantRefusals.LastDayWrong, () => work.DirectAsync(work.Admin, form with { HasLastDay = true, Year = "2020", Month = "2", Day = "3" }));
    }

    private Task<int> SetRoleAsync(Guid id, HolderRole role) =>
        World.ReadAsync(db => db.Credentials.Where(c => c.Id == id).ExecuteUpdateAsync(c => c.SetProperty(x => x.Role, role)));
}
