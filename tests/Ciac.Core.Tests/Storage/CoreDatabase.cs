using Ciac.Core.Storage;
using Ciac.Workflows;
using Ciac.Workflows.Storage;
using Npgsql;

namespace Ciac.Core.Tests.Storage;

/// <summary>One private PostgreSQL for the test process, with a migrated template that is copied for each test class.</summary>
public static class CoreDatabase
{
    private const string Template = "template_ciac";
    private static readonly Lazy<Task<EmbeddedPostgres>> Cluster = new(StartAsync);
    private static int _copies;

    public static Task<EmbeddedPostgres> ClusterAsync() => Cluster.Value;

    /// <summary>The connection string of a fresh, migrated database.</summary>
    public static async Task<string> NewAsync()
    {
        var cluster = await Cluster.Value;
        var name = $"core_{Interlocked.Increment(ref _copies)}";
        await cluster.CopyDatabaseAsync(Template, name, CancellationToken.None);
        return cluster.ConnectionString(name);
    }

    private static async Task<EmbeddedPostgres> StartAsync()
    {
        var folder = Path.Combine(Path.GetTempPath(), $"ciac-core-{Environment.ProcessId}");
        var cluster = await EmbeddedPostgres.StartAsync(new EmbeddedPostgresOptions(folder) { Volatile = true }, CancellationToken.None);
        await cluster.EnsureDatabaseAsync(Template, CancellationToken.None);
        // No pool: an open connection would keep the template from being copied.
        await using var database = NpgsqlDataSource.Create(cluster.ConnectionString(Template) + ";Pooling=false");
        await SchemaMigrator.MigrateAsync(database, typeof(WorkflowEngine).Assembly, "workflows", CancellationToken.None);
        await SchemaMigrator.MigrateAsync(database, typeof(CiacDb).Assembly, "ciac", CancellationToken.None);
        return cluster;
    }
}
