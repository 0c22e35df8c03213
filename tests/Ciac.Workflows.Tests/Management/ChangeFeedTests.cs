using Ciac.Workflows.Hosting;
using Ciac.Workflows.Instances;
using Microsoft.Extensions.DependencyInjection;

namespace Ciac.Workflows.Tests.Management;

public sealed class ChangeFeedTests
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task What_another_process_moves_publishes_or_removes_is_heard_here()
    {
        await using var engine = await TestEngine.OpenAsync();
        await using var neighbour = engine.Neighbour();
        await using var changes = await FeedOf(engine).SubscribeAsync(None);
        var id = await neighbour.RunAsync(Samples.DualSignature);
        await HearsAsync(changes, new EngineChange.Definition("dual"), new EngineChange.Instance(id));

        await neighbour.InScopeAsync(scope => scope.GetRequiredService<IInstanceRemoval>().DeleteAsync([id], true, None));
        await HearsAsync(changes, new EngineChange.Instance(id));
    }

    [Fact]
    public async Task Nothing_is_notified_while_nobody_listens_and_the_lock_goes_with_the_last_listener()
    {
        await using var engine = await TestEngine.OpenAsync();
        const string held = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND classid = 7729 AND objid = 2 AND database = (SELECT oid FROM pg_database WHERE datname = current_database())";
        await using (await FeedOf(engine).SubscribeAsync(None))
        await using (await FeedOf(engine).SubscribeAsync(None))
            Assert.Equal(1L, await engine.SqlAsync(held));
        Assert.Equal(0L, await engine.SqlAsync(held));
        await using var again = await FeedOf(engine).SubscribeAsync(None);
        Assert.Equal(1L, await engine.SqlAsync(held));
    }

    [Fact]
    public async Task Listener_whose_connection_is_ended_is_told_that_it_may_have_missed_something()
    {
        await using var engine = await TestEngine.OpenAsync();
        await using var changes = await FeedOf(engine).SubscribeAsync(None);
        await engine.SqlAsync("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND classid = 7729 AND objid = 2 AND database = (SELECT oid FROM pg_database WHERE datname = current_database())");
        engine.Time.Advance(TimeSpan.FromSeconds(2));
        await HearsAsync(changes, new EngineChange.Missed());
    }

    private static IChangeFeed FeedOf(TestEngine engine) => engine.Services.GetRequiredService<IChangeFeed>();

    private static async Task HearsAsync(ChangeSubscription changes, params EngineChange[] expected)
    {
        var missing = expected.ToList();
        using var patience = new CancellationTokenSource(Patience);
        while (missing.Count > 0)
            foreach (var change in await changes.NextAsync(Patience, patience.Token))
                missing.Remove(change);
    }
}
