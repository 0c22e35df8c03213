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
    private readonly EmbeddedPostgres? _postgres;
    private readonly NpgsqlDataSource _database;
    private readonly ServiceProvider _services;

    private EngineDatabase(EmbeddedPostgres? postgres, NpgsqlDataSource database, bool withPortal)
    {
        (_postgres, _database) = (postgres, database);
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
        return new(postgres, database, withPortal);
    }

    /// <summary>The configured database as it is, else the private one of <c>./ciac run</c>, brought up to date.</summary>
    public static async Task<EngineDatabase> ConfiguredAsync(IConfiguration configuration, CancellationToken ct)
    {
        if (configuration.GetConnectionString("Ciac") is { } connection)
            return new(null, PortalDatabase.Open(connection, null), withPortal: true);
        var postgres = await EmbeddedPostgres.StartAsync(new(Path.Combine(RunTogether.DataFolder(configuration), "postgres")), ct);
        await postgres.EnsureDatabaseAsync("ciac", ct);
        var database = PortalDatabase.Open(postgres.ConnectionString("ciac"), null);
        await PortalDatabase.MigrateAsync(database, ct);
        return new(postgres, database, withPortal: true);
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
        await _database.DisposeAsync();
        if (_postgres is not null) await _postgres.DisposeAsync();
    }

    private sealed class AnswerConsole : IWorkflowConsole
    {
        public void WriteLine(string instanceId, string text) => Console.Out.WriteLine(text);
    }
}
