using Ciac.Core.Certificates;
using Ciac.Core.Reviews;
using Ciac.Core.Signatures;
using Ciac.Core.Tests.Outside.Contract;
using Ciac.Core.Tests.World;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Ciac.Core.Tests.Certificates;

/// <summary>Invariant 1 while several want to become main, or to end who becomes it: one main certificate at every moment.</summary>
[Collection(SandboxCollection.Name)]
public sealed class UpgradeRaceTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private static readonly CancellationToken None = CancellationToken.None;

    private PortalWorld World => portal.World;

    [Fact]
    public async Task Of_the_two_ways_on_two_nodes_one_takes_effect()
    {
        await using var second = World.SecondNode();
        var work = await UpgradeWork.StartAsync(World);
        var other = await OpenUnit.SubAsync(World, work.Main.Firm, "clerk-2");
        var otherKey = work.Main.Firm.Token("clerk-2");
        var proven = await work.ConfirmedAsync(other);
        var signed = await work.SignedAsync();
        Desk.Allowed(await work.ProveAsync(proven, otherKey));
        var seen = await WatchAsync(work, Task.WhenAll(World.MoveAsync(), second.MoveAsync()));
        await World.MoveAsync();
        var states = new[] { (await work.UpgradeAsync(signed)).State, (await work.UpgradeAsync(proven)).State };
        Assert.Equal([UpgradeState.Upgraded, UpgradeState.Overtaken], states.Order());
        Assert.All(seen, mains => Assert.Equal(1, mains));
        Assert.Single(await work.MainsAsync());
    }

    [Fact]
    public async Task A_second_upgrade_that_waits_ends_with_the_first_and_is_signed_by_nobody()
    {
        var work = await UpgradeWork.StartAsync(World);
        var waiting = await work.DrawnAsync();
        var third = await OpenUnit.SubAsync(World, work.Main.Firm, "clerk-2");
        var unproven = await work.ConfirmedAsync();
        var proven = await work.ConfirmedAsync(third);
        Desk.Allowed(await work.ProveAsync(proven, work.Main.Firm.Token("clerk-2")));
        await World.MoveAsync();
        Assert.Equal((UpgradeState.Overtaken, UpgradeState.Overtaken), ((await work.UpgradeAsync(waiting)).State, (await work.UpgradeAsync(unproven)).State));
        Assert.Equal("SIGN-003", (await World.AskAsync((PrepareSeal verb) => verb.HandleAsync(work.AccessOf(waiting), work.Sub.Token.Certificate, None))).Refusal?.Code);
        Assert.Equal(1, await World.ReadAsync(db => db.AuditEvents.CountAsync(e => e.Subject == waiting.Number && e.Action == "upgrade.overtaken")));
        Assert.Single(await work.MainsAsync());
    }

    [Fact]
    public async Task Cancelling_the_sub_while_it_is_upgraded_leaves_one_main()
    {
        var work = await UpgradeWork.StartAsync(World);
        var upgrade = await work.SignedAsync();
        var cancelling = World.CancelAsync(work.Main, work.SubId);
        await Task.WhenAll(cancelling, World.MoveAsync());
        await World.MoveAsync();
        var state = (await work.UpgradeAsync(upgrade)).State;
        Assert.Equal(state == UpgradeState.Overtaken, (await cancelling).Refusal is null);
        Assert.Equal([state == UpgradeState.Upgraded ? work.Sub.Caller.UniqueId! : work.Main.Caller.UniqueId!], await work.MainsAsync());
    }

    [Fact]
    public async Task A_cancelled_sub_is_not_upgraded_by_what_was_signed_before()
    {
        var work = await UpgradeWork.StartAsync(World);
        var upgrade = await work.SignedAsync();
        Desk.Allowed(await World.CancelAsync(work.Main, work.SubId));
        await World.MoveAsync();
        Assert.Equal(UpgradeState.Overtaken, (await work.UpgradeAsync(upgrade)).State);
        Assert.Equal([work.Main.Caller.UniqueId!], await work.MainsAsync());
    }

    [Fact]
    public async Task A_paper_renewal_that_comes_first_ends_the_upgrade_and_the_other_way_round()
    {
        var work = await UpgradeWork.StartAsync(World);
        var renewing = await Desk.SignInAsync(World, work.Main.Firm, "clerk-2");
        var number = await World.SubmittedAsync(renewing, PaperKind.Renewal);
        var drawn = await work.DrawnAsync();
        await Officer.DecideAsync(World, number, ReviewDecision.Confirmed);
        Assert.Equal((PaperState.Renewed, UpgradeState.Overtaken), ((await World.ApplicationAsync(number)).State, (await work.UpgradeAsync(drawn)).State));
        Assert.Equal([renewing.Caller.UniqueId!], await work.MainsAsync());

        var next = await UpgradeWork.StartAsync(World);
        var late = await World.SubmittedAsync(await Desk.SignInAsync(World, next.Main.Firm, "clerk-2"), PaperKind.Renewal);
        Desk.Allowed(await next.ProveAsync(await next.ConfirmedAsync(), next.Sub.Token));
        await World.MoveAsync();
        await Officer.DecideAsync(World, late, ReviewDecision.Confirmed);
        Assert.Equal(PaperState.Overtaken, (await World.ApplicationAsync(late)).State);
        Assert.Equal([next.Sub.Caller.UniqueId!], await next.MainsAsync());
    }

    [Fact]
    public async Task An_activation_that_was_on_its_way_does_not_become_a_second_main()
    {
        var firm = await Firm.FreshAsync(World.Sandbox, "local", Firm.Holder, "clerk-1", "clerk-2");
        var late = await Desk.SignInAsync(World, firm, "clerk-2");
        await late.FillAsync();
        await late.SubmitAsync();
        await late.SealAsync();
        await OpenUnit.OfAsync(World, firm);
        var sub = await OpenUnit.SubAsync(World, firm, "clerk-1");
        var main = await Desk.SignInAsync(World, firm);
        var browser = Guid.NewGuid().ToString();
        var upgrade = Desk.Allowed(await World.AskAsync((StartUpgrade verb) => verb.HandleAsync(main.Caller, sub, new(true, null), browser, None)));
        await World.MoveAsync();
        var (token, asked) = await World.ProofAsync(firm.Token("clerk-1"));
        Desk.Allowed(await World.AskAsync((ProveUpgrade verb) => verb.HandleAsync(main.Caller, upgrade.Number, token, asked, None)));
        await late.RepresentativeSignsAsync();
        Assert.Equal(ActivationState.Overtaken, (await late.ActivationAsync()).State);
        Assert.Equal([(await World.CredentialAsync(sub)).UniqueId], await UpgradeWork.MainsAsync(World, firm));
    }

    [Fact]
    public async Task The_database_lets_no_unit_lose_its_main_certificate_nor_have_two()
    {
        var work = await UpgradeWork.StartAsync(World);
        await AssertRefusedAsync($"UPDATE ciac.credentials SET is_main = false WHERE id = '{work.MainId}'", "credentials_keep_main");
        await AssertRefusedAsync($"UPDATE ciac.credentials SET status = 'Cancelled' WHERE id = '{work.MainId}'", "credentials_keep_main");
        await AssertRefusedAsync($"DELETE FROM ciac.credentials WHERE id = '{work.MainId}'", "credentials_keep_main");
        await AssertRefusedAsync($"UPDATE ciac.credentials SET is_main = true WHERE id = '{work.SubId}'", "credentials_one_main");
    }

    private async Task AssertRefusedAsync(string sql, string constraint) =>
        Assert.Equal(constraint, (await Assert.ThrowsAsync<PostgresException>(() => World.RunSqlAsync(sql))).ConstraintName);

    /// <summary>Counts the unit's main certificates again and again until the work is done.</summary>
    private static async Task<List<int>> WatchAsync(UpgradeWork work, Task until)
    {
        var seen = new List<int>();
        while (!until.IsCompleted) seen.Add((await work.MainsAsync()).Count);
        await until;
        return seen;
    }
}
