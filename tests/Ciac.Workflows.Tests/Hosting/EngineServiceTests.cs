using System.Diagnostics;
using Ciac.Workflows.Definitions;
using Ciac.Workflows.Inbox;
using Ciac.Workflows.Tests.Inbox;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Ciac.Workflows.Tests.Hosting;

public sealed class EngineServiceTests
{
    private const int Instances = 40;
    private const string Left = """
        SELECT json_build_object('instances', (SELECT json_agg(json_build_array(sub_status, incident_count)) FROM workflows.instances WHERE sub_status <> 4),
            'inbox', (SELECT json_agg(json_build_array(kind, waiting, attempts, due_at)) FROM workflows.inbox),
            'dead', (SELECT json_agg(reason) FROM workflows.dead_letters))::text
        """;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private const string KillAll = "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()";

    [Fact]
    public async Task Two_running_nodes_finish_every_instance_though_all_their_sessions_are_killed_again_and_again()
    {
        var connectionString = await TestCluster.NewDatabaseAsync();
        await using var ours = NpgsqlDataSource.Create(connectionString + ";Pooling=false");
        await using var theirs = NpgsqlDataSource.Create(connectionString);
        using var first = await NodeAsync(theirs, "a");
        using var second = await NodeAsync(theirs, "b");
        var ids = Enumerable.Range(0, Instances).Select(i => $"i{i}").ToList();
        await InboxAsync(ours, async (scope, _) => await scope.GetRequiredService<IDefinitionLibrary>().ImportAsync(Samples.DualSignature, true, "", CancellationToken.None));
        foreach (var id in ids)
            await InboxAsync(ours, (_, inbox) => inbox.StartAsync(new("dual") { InstanceId = id, Key = id }, CancellationToken.None));
        await ScalarAsync(ours, KillAll);
        foreach (var (id, signer) in ids.SelectMany(id => new[] { (id, "seal"), (id, "legal") }))
            await InboxAsync(ours, (_, inbox) => inbox.SendAsync(InboxTests.Signature(id, signer), CancellationToken.None));
        await ScalarAsync(ours, KillAll);

        var patience = Stopwatch.StartNew();
        while (await ScalarAsync(ours, $"SELECT count(*) = {Instances} FROM workflows.instances WHERE sub_status = 4") is not true)
        {
            Assert.True(patience.Elapsed < Patience, $"Not finished: {await ScalarAsync(ours, Left)}");
            await Task.Delay(50);
        }
        Assert.Equal(0L, await ScalarAsync(ours, "SELECT (SELECT count(*) FROM workflows.inbox) + (SELECT count(*) FROM workflows.bookmarks)"));
        await Task.WhenAll(first.StopAsync(), second.StopAsync());
    }

    private static async Task<IHost> NodeAsync(NpgsqlDataSource database, string name)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.SetMinimumLevel(LogLevel.None);
        builder.Services.AddSingleton(database);
        builder.Services.AddWorkflows(options =>
        {
            options.Node = name;
            options.AddActivitiesFrom(typeof(EngineServiceTests).Assembly);
        });
        var host = builder.Build();
        await host.StartAsync();
        return host;
    }

    /// <summary>A caller without workers: what it was told is stored, whoever does it.</summary>
    private static async Task InboxAsync(NpgsqlDataSource database, Func<IServiceProvider, IWorkflowInbox, Task> work)
    {
        var services = new ServiceCollection().AddSingleton(database);
        services.AddWorkflows(options =>
        {
            options.RunWorkers = false;
            options.AddActivitiesFrom(typeof(EngineServiceTests).Assembly);
        });
        await using var provider = services.BuildServiceProvider();
        await using var scope = provider.CreateAsyncScope();
        await work(scope.ServiceProvider, scope.ServiceProvider.GetRequiredService<IWorkflowInbox>());
    }

    private static async Task<object?> ScalarAsync(NpgsqlDataSource database, string sql)
    {
        await using var command = database.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }
}
