using Ciac.Workflows.Storage;
using Npgsql;

namespace Ciac.Workflows.Tests;

/// <summary>One cluster per test run, one migrated template, a copy per test.</summary>
internal static class TestCluster
{
    private static readonly Lazy<Task<EmbeddedPostgres>> Cluster = new(StartAsync);
    private static int _databases;

    public static async Task<string> NewDatabaseAsync()
    {
        var cluster = await Cluster.Value;
        var name = $"t{Interlocked.Increment(ref _databases)}";
        await cluster.CopyDatabaseAsync("tpl", name, CancellationToken.None);
        return cluster.ConnectionString(name);
    }

    private static async Task<EmbeddedPostgres> StartAsync()
    {
        var folder = Path.Combine(Path.GetTempPath(), "ciac-workflows-tests-" + Environment.ProcessId);
        var cluster = await EmbeddedPostgres.StartAsync(new(folder) { Volatile = true }, CancellationToken.None);
        await cluster.EnsureDatabaseAsync("tpl", CancellationToken.None);
        // Not pooled: an idle pooled connection to the template would block its copies.
        await using var database = NpgsqlDataSource.Create(cluster.ConnectionString("tpl") + ";Pooling=false");
        await SchemaMigrator.MigrateAsync(database, typeof(SchemaMigrator).Assembly, "workflows", CancellationToken.None);
        return cluster;
    }
}
