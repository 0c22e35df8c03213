using System.Globalization;
using Ciac.Workflows.Storage;
using Npgsql;

namespace Ciac.Workflows.Tests.Faults;

/// <summary>PostgreSQL crashes and is started again in the middle of many instances, a quarter, a half and three quarters through.</summary>
internal static class PostgresRestart
{
    private const int Restarts = 3;

    public static async Task<IReadOnlyList<Figure>> RunAsync(int count)
    {
        // Not a private one: the server runs as another user.
        var folder = Path.Combine(Path.GetTempPath(), "ciac-restart-" + Environment.ProcessId);
        await using (var cluster = await EmbeddedPostgres.StartAsync(new(folder), CancellationToken.None))
            await PlayAsync(cluster, folder, count);
        Directory.Delete(folder, recursive: true);
        return [new("instances through crashes of PostgreSQL, done once", count, $"of {count}"), new("crashes", Restarts, "restarts")];
    }

    private static async Task PlayAsync(EmbeddedPostgres cluster, string folder, int count)
    {
        await cluster.EnsureDatabaseAsync("restart", CancellationToken.None);
        var connection = cluster.ConnectionString("restart");
        await using (var database = NpgsqlDataSource.Create(connection))
            await SchemaMigrator.MigrateAsync(database, typeof(SchemaMigrator).Assembly, "workflows", CancellationToken.None);
        await using var world = await FaultWorld.OpenAsync(connection);
        await Task.WhenAll(world.NodeAsync("a"), world.NodeAsync("b"));
        var sending = SendAllAsync(world, count);
        for (var restart = 1; restart <= Restarts; restart++)
        {
            await world.UntilAsync($"SELECT count(*) >= {count * restart / (Restarts + 1)} FROM ledger");
            await CrashAsync(folder);
            await using var again = await EmbeddedPostgres.StartAsync(new(folder), CancellationToken.None);
        }
        await sending;
        world.Database.Clear();
        await world.UntilAsync($"SELECT count(*) = {count} FROM workflows.instances WHERE sub_status = 4");
        Assert.Equal((long)count, await world.SqlAsync("SELECT count(DISTINCT instance_id) FROM ledger"));
        Assert.Equal((long)count, await world.SqlAsync("SELECT count(*) FROM ledger"));
        Assert.Equal(0L, await world.SqlAsync("SELECT (SELECT count(*) FROM workflows.inbox) + (SELECT count(*) FROM workflows.bookmarks) + (SELECT count(*) FROM workflows.dead_letters)"));
    }

    /// <summary>Ten instances to a commit, each with both signatures; what was not acknowledged is sent again with the same keys.</summary>
    private static async Task SendAllAsync(FaultWorld world, int count)
    {
        foreach (var chunk in Enumerable.Range(0, count).Select(i => $"r{i}").Chunk(10))
            while (!await TrySendAsync(world, chunk))
                await Task.Delay(100);
    }

    private static async Task<bool> TrySendAsync(FaultWorld world, string[] ids)
    {
        try
        {
            await world.InTransactionAsync(async inbox =>
            {
                foreach (var id in ids)
                {
                    await inbox.StartAsync(new("race") { InstanceId = id, Key = id }, CancellationToken.None);
                    foreach (var signer in (string[])["seal", "legal"])
                        await inbox.SendAsync(new("Test.Wait", new { InstanceId = id, Key = signer }) { Key = id + signer }, CancellationToken.None);
                }
            });
            return true;
        }
        catch (Exception error) when (error is NpgsqlException or InvalidOperationException or IOException)
        {
            return false;
        }
    }

    /// <summary>SIGQUIT to the postmaster: no checkpoint, no farewell; it comes up by its log.</summary>
    private static async Task CrashAsync(string folder)
    {
        var file = Path.Combine(folder, "data", "postmaster.pid");
        var postmaster = int.Parse((await File.ReadAllLinesAsync(file))[0], CultureInfo.InvariantCulture);
        await NodeProcess.SignalAsync(postmaster, "QUIT");
        while (Directory.Exists($"/proc/{postmaster}"))
            await Task.Delay(20);
    }
}
