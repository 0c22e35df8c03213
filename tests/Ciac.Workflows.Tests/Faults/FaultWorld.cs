using System.Diagnostics;
using Ciac.Workflows.Definitions;
using Ciac.Workflows.Inbox;
using Ciac.Workflows.Storage;
using Ciac.Workflows.Tests.Inbox;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Ciac.Workflows.Tests.Faults;

/// <summary>A database, nodes on it that are processes of their own, and a caller that only sends.</summary>
internal sealed class FaultWorld : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(180);
    private readonly ServiceProvider _caller;
    private readonly List<NodeProcess> _nodes = [];
    private readonly string _connection;

    private FaultWorld(string connection)
    {
        _connection = connection;
        Database = NpgsqlDataSource.Create(connection);
        var services = new ServiceCollection().AddSingleton(Database);
        services.AddWorkflows(options =>
        {
            options.RunWorkers = false;
            options.AddActivitiesFrom(typeof(FaultWorld).Assembly);
        });
        _caller = services.BuildServiceProvider();
    }

    public NpgsqlDataSource Database { get; }

    /// <summary>An effect and its answer, then two signatures in any order, with a line in the ledger after each part.</summary>
    public static string Flow => Samples.Flow("flow",
        [
            Samples.Activity("Test.Effect", "effect"), Samples.Activity("Test.Ledger", "begun", Samples.Literal("step", "begun")),
            Samples.Activity("Test.Wait", "seal", Samples.Literal("key", "seal")), Samples.Activity("Test.Wait", "legal", Samples.Literal("key", "legal")),
            Samples.Activity("Elsa.FlowJoin", "join", Samples.Literal("mode", "WaitAll")), Samples.Activity("Test.Ledger", "done", Samples.Literal("step", "done")),
        ],
        "effect>begun", "begun>seal", "begun>legal", "seal>join", "legal>join", "join>done");

    /// <summary>A durable signature race without an effect: the shortest whole flow.</summary>
    public static string Race => Samples.Flow("race",
        [
            Samples.Activity("Elsa.Start", "start"),
            Samples.Activity("Test.Wait", "seal", Samples.Literal("key", "seal")), Samples.Activity("Test.Wait", "legal", Samples.Literal("key", "legal")),
            Samples.Activity("Elsa.FlowJoin", "join", Samples.Literal("mode", "WaitAll")), Samples.Activity("Test.Ledger", "done", Samples.Literal("step", "done")),
        ],
        "start>seal", "start>legal", "seal>join", "legal>join", "join>done");

    public static async Task<FaultWorld> OpenAsync(string? connection = null)
    {
        var world = new FaultWorld(connection ?? await TestCluster.NewDatabaseAsync());
        await world.SqlAsync("CREATE TABLE ledger (instance_id text, step text); CREATE TABLE effects (key text, attempt int)");
        foreach (var definition in (string[])[Flow, Race])
            await world.ImportAsync(definition);
        return world;
    }

    public async Task<NodeProcess> NodeAsync(string name)
    {
        var node = await NodeProcess.StartAsync(name, _connection);
        _nodes.Add(node);
        return node;
    }

    public async Task ImportAsync(string json)
    {
        await using var scope = _caller.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IDefinitionLibrary>().ImportAsync(json, true, "test", CancellationToken.None);
    }

    public Task StartAsync(string definition, string id) => InTransactionAsync(inbox => inbox.StartAsync(new(definition) { InstanceId = id }, CancellationToken.None));

    public Task SignAsync(string id, string signer) => InTransactionAsync(inbox => inbox.SendAsync(InboxTests.Signature(id, signer), CancellationToken.None));

    /// <summary>Several commands in one commit.</summary>
    public async Task InTransactionAsync(Func<IWorkflowInbox, Task> send)
    {
        await using var scope = _caller.CreateAsyncScope();
        await using var transaction = await scope.ServiceProvider.GetRequiredService<DatabaseSession>().BeginAsync(CancellationToken.None);
        await send(scope.ServiceProvider.GetRequiredService<IWorkflowInbox>());
        await transaction.CommitAsync(CancellationToken.None);
    }

    public async Task<object?> SqlAsync(string sql)
    {
        await using var command = Database.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }

    /// <summary>Waits for a condition in the database, and says how long that took.</summary>
    public async Task<TimeSpan> UntilAsync(string condition)
    {
        var watch = Stopwatch.StartNew();
        while (!await IsAsync(condition))
        {
            Assert.True(watch.Elapsed < Patience, $"Never came true: {condition}\n{await LeftAsync()}");
            await Task.Delay(20);
        }
        return watch.Elapsed;
    }

    /// <summary>A database that is away says nothing about it.</summary>
    private async Task<bool> IsAsync(string condition)
    {
        try
        {
            return await SqlAsync(condition) is true;
        }
        catch (NpgsqlException error) when (error.IsTransient || error is PostgresException { SqlState: ['5', '7', 'P', ..] })
        {
            return false;
        }
    }

    /// <summary>Plays an instance of <see cref="Flow"/> from its start to its end, waiting for each step.</summary>
    public async Task PlayAsync(string id)
    {
        await StartAsync("flow", id);
        foreach (var signer in (string[])["seal", "legal"])
        {
            await UntilAsync($"SELECT EXISTS (SELECT FROM workflows.bookmarks WHERE instance_id = '{id}' AND activity_id = '{signer}')");
            await SignAsync(id, signer);
            await UntilAsync($"SELECT NOT EXISTS (SELECT FROM workflows.bookmarks WHERE instance_id = '{id}' AND activity_id = '{signer}')");
        }
        await UntilAsync($"SELECT EXISTS (SELECT FROM workflows.instances WHERE id = '{id}' AND status = 2)");
    }

    /// <summary>All that must be the same after a run with faults and a calm one; nothing in it is a time.</summary>
    public async Task<string> EndAsync() => (string)(await SqlAsync("""
        SELECT json_build_object(
            'instances', (SELECT json_agg(json_build_array(i.id, i.status, i.sub_status, i.incident_count, i.state,
                (SELECT string_agg(j.entries, '' ORDER BY j.sequence) FROM workflows.journal j WHERE j.instance_id = i.id)) ORDER BY i.id) FROM workflows.instances i),
            'ledger', (SELECT json_agg(json_build_array(instance_id, step) ORDER BY instance_id, step) FROM ledger),
            'effects', (SELECT json_agg(DISTINCT key) FROM effects),
            'left', json_build_array((SELECT count(*) FROM workflows.inbox), (SELECT count(*) FROM workflows.outbox), (SELECT count(*) FROM workflows.bookmarks),
                (SELECT count(*) FROM workflows.incidents), (SELECT count(*) FROM workflows.dead_letters)))::text
        """))!;

    public async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes)
            await node.DisposeAsync();
        await _caller.DisposeAsync();
        await Database.DisposeAsync();
    }

    private async Task<string> LeftAsync() => (string)(await SqlAsync("""
        SELECT json_build_object('instances', (SELECT json_agg(json_build_array(sub_status, n)) FROM (SELECT sub_status, count(*) n FROM workflows.instances GROUP BY 1) s),
            'inbox', (SELECT json_agg(json_build_array(kind, waiting, attempts)) FROM (SELECT * FROM workflows.inbox LIMIT 20) i),
            'dead', (SELECT json_agg(reason) FROM (SELECT reason FROM workflows.dead_letters LIMIT 20) d))::text
        """))!;
}
