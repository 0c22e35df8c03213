using System.Reflection;
using Ciac.Core.Storage;
using Ciac.Workflows;
using Ciac.Workflows.Activities;
using Ciac.Workflows.Storage;
using Npgsql;

namespace Ciac.Portal.Host.WorkflowVerbs;

/// <summary>An engine without background work on some database: it moves only when it is told to.</summary>
internal sealed class EngineDatabase : IAsyncDisposable
{
    private readonly List<IAsyncDisposable> _owned;
    private readonly ServiceProvider _services;

    private EngineDatabase(NpgsqlDataSource database, bool withPortal, params List<IAsyncDisposable> owned)
    {
        _owned = owned;
        var services = new ServiceCollection();
        services.AddSingleton(database).AddSingleton<IWorkflowConsole, AnswerConsole>();
        services.AddWorkflows(options =>
        {
            options.RunWorkers = false;
            if (withPortal) options.AddActivitiesFrom(Portal);
        });
        _services = services.BuildServiceProvider();
    }

    private static Assembly Portal => typeof(CiacDb).Assembly;

    /// <summary>A server of its own in a temporary folder; both are gone with this object, or with the process.</summary>
    public static async Task<EngineDatabase> ThrowAwayAsync(bool withPortal, CancellationToken ct)
    {
        var folder = Path.Combine(Path.GetTempPath(), $"ciac-workflows-{Environment.ProcessId}-{Guid.NewGuid().ToString("n")[..6]}");
        var postgres = await EmbeddedPostgres.StartAsync(new(folder) { Volatile = true }, ct);
        var database = PortalDatabase.Open(postgres.ConnectionString("postgres"), null);
        await SchemaMigrator.MigrateAsync(database, typeof(WorkflowEngine).Assembly, "workflows", ct);
        return new(database, withPortal, database, postgres);
    }

    /// <summary>The database that is configured, or the private one.</summary>
    public static async Task<EngineDatabase> ConfiguredAsync(IConfiguration configuration, CancellationToken ct)
    {
        var database = await ConfiguredDatabase.OpenAsync(configuration, ct);
        return new(database.Source, withPortal: true, database);
    }

    public T Get<T>() where T : notnull => _services.GetRequiredService<T>();

    public async Task<TResult> InScopeAsync<TService, TResult>(Func<TService, Task<TResult>> work) where TService : notnull
    {
        await using var scope = _services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        foreach (var owned in _owned) await owned.DisposeAsync();
    }

    private sealed class AnswerConsole : IWorkflowConsole
    {
        public void WriteLine(string instanceId, string text) => Console.Out.WriteLine(text);
    }
}
