using System.Collections.Concurrent;
using Ciac.Workflows.Activities;
using Ciac.Workflows.Definitions;
using Ciac.Workflows.Inbox;
using Ciac.Workflows.Instances;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Ciac.Workflows.Tests;

/// <summary>An engine on a database of its own. It moves only when a test drains it.</summary>
internal sealed class TestEngine : IAsyncDisposable, IWorkflowConsole
{
    private readonly ServiceProvider _services;

    private TestEngine(string connectionString, Action<IServiceCollection>? more)
    {
        Database = new NpgsqlDataSourceBuilder(connectionString).Build();
        var services = new ServiceCollection();
        services.AddSingleton(Database).AddSingleton<TimeProvider>(Time).AddSingleton<IWorkflowConsole>(this);
        services.AddWorkflows(options =>
        {
            options.AddActivitiesFrom(typeof(TestEngine).Assembly);
            (options.RunWorkers, options.MaxClockSkew) = (false, null);
        });
        more?.Invoke(services);
        _services = services.BuildServiceProvider();
        ConnectionString = connectionString;
    }

    public string ConnectionString { get; }
    public NpgsqlDataSource Database { get; }
    public FakeTime Time { get; } = new();
    public ConcurrentQueue<string> Lines { get; } = new();
    public IServiceProvider Services => _services;
    public IInstanceReader Reader => _services.GetRequiredService<IInstanceReader>();

    public static async Task<TestEngine> OpenAsync(Action<IServiceCollection>? more = null) =>
        new(await TestCluster.NewDatabaseAsync(), more);

    /// <summary>A second process's engine on the same database.</summary>
    public TestEngine Neighbour(Action<IServiceCollection>? more = null) => new(ConnectionString, more);

    public void WriteLine(string instanceId, string text) => Lines.Enqueue(text);

    public Task DrainAsync() => _services.GetRequiredService<WorkflowEngine>().DrainAsync(CancellationToken.None);

    public async Task<ImportResult> ImportAsync(string json, bool publish = true) =>
        await InScopeAsync(scope => scope.GetRequiredService<IDefinitionLibrary>().ImportAsync(json, publish, "test", CancellationToken.None));

    public Task<string> StartAsync(StartWorkflow command) =>
        InScopeAsync(scope => scope.GetRequiredService<IWorkflowInbox>().StartAsync(command, CancellationToken.None));

    public Task SendAsync(SendStimulus stimulus) => InScopeAsync(async scope =>
    {
        await scope.GetRequiredService<IWorkflowInbox>().SendAsync(stimulus, CancellationToken.None);
        return true;
    });

    /// <summary>Imports, publishes, starts and drains.</summary>
    public async Task<string> RunAsync(string json, params (string Name, object? Value)[] input)
    {
        var imported = await ImportAsync(json);
        var id = await StartAsync(new(imported.DefinitionId) { Input = input.ToDictionary(pair => pair.Name, pair => pair.Value) });
        await DrainAsync();
        return id;
    }

    public async Task<InstanceView> FindAsync(string instanceId) =>
        await Reader.FindAsync(instanceId, CancellationToken.None) ?? throw new InvalidOperationException($"No instance {instanceId}.");

    public async Task<T> InScopeAsync<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = _services.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }

    public async Task<object?> SqlAsync(string sql)
    {
        await using var command = Database.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Database.DisposeAsync();
    }
}
