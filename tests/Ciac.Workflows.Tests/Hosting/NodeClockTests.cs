using Ciac.Workflows.Definitions;
using Ciac.Workflows.Hosting;
using Ciac.Workflows.Inbox;
using Ciac.Workflows.Tests.Faults;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Ciac.Workflows.Tests.Hosting;

public sealed class NodeClockTests
{
    // That nothing happens can only be seen by giving it the time to happen: workers look once a second.
    private const string TwoPolls = "SELECT pg_sleep(2.5)";

    [Fact]
    [Trait("Case", "A-49")]
    public async Task Node_with_a_wrong_clock_does_not_start_and_says_by_how_much()
    {
        await using var database = NpgsqlDataSource.Create(await TestCluster.NewDatabaseAsync());
        var clock = new NodeClock(database, new(), new MovedTime { Ahead = TimeSpan.FromSeconds(-3) }, NullLogger<NodeClock>.Instance);
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => clock.EnsureRightAsync(CancellationToken.None));
        Assert.Contains("-3.0 s off", refused.Message, StringComparison.Ordinal);
        await new NodeClock(database, new(), new MovedTime { Ahead = TimeSpan.FromSeconds(1) }, NullLogger<NodeClock>.Instance).EnsureRightAsync(CancellationToken.None);
    }

    [Fact]
    public async Task Node_that_begins_with_a_lost_connection_asks_again()
    {
        var connectionString = await TestCluster.NewDatabaseAsync();
        await using var database = NpgsqlDataSource.Create(connectionString);
        await using (var pooled = await database.OpenConnectionAsync())
        await using (var other = NpgsqlDataSource.Create(connectionString + ";Pooling=false"))
        await using (var kill = other.CreateCommand($"SELECT pg_terminate_backend({pooled.ProcessID}, 5000)"))
            await kill.ExecuteNonQueryAsync();
        var clock = new NodeClock(database, new(), TimeProvider.System, NullLogger<NodeClock>.Instance);
        await clock.EnsureRightAsync(CancellationToken.None);
        Assert.True(clock.IsRight);
    }

    [Theory]
    [InlineData(3_600)]
    [InlineData(-3_600)]
    [Trait("Case", "A-49")]
    public async Task Node_whose_clock_is_moved_pauses_at_once_fires_no_timer_wrongly_and_goes_on_when_it_is_set_right(int seconds)
    {
        await using var database = NpgsqlDataSource.Create(await TestCluster.NewDatabaseAsync());
        var time = new MovedTime();
        using var node = await NodeAsync(database, time);
        await ImportAsync(node, Samples.Sequence("long", Samples.Activity("Elsa.Delay", "delay", Samples.Literal("timeSpan", "00:30:00")), Samples.Line("end")));
        await ImportAsync(node, Samples.Sequence("short", Samples.Line("end")));
        await StartAsync(database, new("long") { InstanceId = "long" });
        await UntilAsync(database, "SELECT EXISTS (SELECT 1 FROM workflows.instances WHERE id = 'long')");

        time.Ahead = TimeSpan.FromSeconds(seconds);
        Assert.False(node.Services.GetRequiredService<NodeClock>().IsRight);
        await StartAsync(database, new("short") { InstanceId = "short" });
        await ScalarAsync(database, TwoPolls);
        Assert.Equal(0L, await ScalarAsync(database, "SELECT count(*) FROM workflows.instances WHERE status = 2"));

        time.Ahead = TimeSpan.Zero;
        await UntilAsync(database, "SELECT EXISTS (SELECT 1 FROM workflows.instances WHERE id = 'short' AND status = 2)");
        Assert.Equal(1L, await ScalarAsync(database, "SELECT count(*) FROM workflows.instances WHERE id = 'long' AND status = 1"));
        await node.StopAsync();
    }

    [Fact]
    public async Task Timers_that_fell_due_while_the_clock_was_moved_or_all_nodes_were_down_fire_once_each()
    {
        await using var engine = await TestEngine.OpenAsync();
        await engine.ImportAsync(Samples.Sequence("delay", Samples.Activity("Elsa.Delay", "delay", Samples.Literal("timeSpan", "01:00:00")), Samples.Line("end")));
        for (var i = 0; i < 3; i++)
            await engine.StartAsync(new("delay"));
        await engine.DrainAsync();
        engine.Time.Advance(TimeSpan.FromDays(-2));
        await engine.DrainAsync();
        Assert.Empty(engine.Lines);
        engine.Time.Advance(TimeSpan.FromDays(400));
        await engine.DrainAsync();
        await engine.DrainAsync();
        Assert.Equal(3, engine.Lines.Count);
    }

    private static async Task<IHost> NodeAsync(NpgsqlDataSource database, TimeProvider time)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.SetMinimumLevel(LogLevel.None);
        builder.Services.AddSingleton(database).AddSingleton(time);
        builder.Services.AddWorkflows(options => options.Node = "moved");
        var host = builder.Build();
        await host.StartAsync();
        // Its first comparison is made.
        while (!host.Services.GetRequiredService<NodeClock>().HasCompared)
            await Task.Delay(20);
        return host;
    }

    private static async Task ImportAsync(IHost node, string json)
    {
        await using var scope = node.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IDefinitionLibrary>().ImportAsync(json, true, "", CancellationToken.None);
    }

    /// <summary>From a caller whose clock is right.</summary>
    private static async Task StartAsync(NpgsqlDataSource database, StartWorkflow command)
    {
        var services = new ServiceCollection().AddSingleton(database);
        services.AddWorkflows(options => options.RunWorkers = false);
        await using var provider = services.BuildServiceProvider();
        await using var scope = provider.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IWorkflowInbox>().StartAsync(command, CancellationToken.None);
    }

    private static async Task UntilAsync(NpgsqlDataSource database, string condition)
    {
        using var longest = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (await ScalarAsync(database, condition) is not true)
            await Task.Delay(50, longest.Token);
    }

    private static async Task<object?> ScalarAsync(NpgsqlDataSource database, string sql)
    {
        await using var command = database.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }
}
