using Ciac.Workflows.Storage;
using Npgsql;

namespace Ciac.Workflows.Tests.Storage;

public sealed class EmbeddedPostgresTests
{
    [Fact]
    public async Task Cluster_started_twice_at_once_is_one_server_and_keeps_its_data_over_a_restart()
    {
        var folder = Path.Combine(Path.GetTempPath(), $"ciac-embedded-{Guid.NewGuid():N}"[..30]);
        var options = new EmbeddedPostgresOptions(folder);
        var both = await Task.WhenAll(
            EmbeddedPostgres.StartAsync(options, CancellationToken.None), EmbeddedPostgres.StartAsync(options, CancellationToken.None));
        await both[0].EnsureDatabaseAsync("kept", CancellationToken.None);
        await ExecuteAsync(both[0], "CREATE TABLE note(text text); INSERT INTO note VALUES ('still here')");
        await both[0].DisposeAsync();
        Assert.Equal("still here", await ExecuteAsync(both[1], "SELECT text FROM note"));
        await both[1].DisposeAsync();

        await using (var again = await EmbeddedPostgres.StartAsync(options, CancellationToken.None))
            Assert.Equal("still here", await ExecuteAsync(again, "SELECT text FROM note"));
        Directory.Delete(folder, recursive: true);
    }

    // After a kill the watchdog stops the server under this very lock: a restart at that moment has to wait.
    [Fact]
    public async Task A_start_while_the_server_is_being_stopped_waits_for_the_stop()
    {
        var folder = Path.Combine(Path.GetTempPath(), $"ciac-stopping-{Guid.NewGuid():N}"[..30]);
        var options = new EmbeddedPostgresOptions(folder);
        await (await EmbeddedPostgres.StartAsync(options, CancellationToken.None)).DisposeAsync();
        Task<EmbeddedPostgres> start;
        await using (new FileStream(Path.Combine(folder, "users.lock"), FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            start = EmbeddedPostgres.StartAsync(options, CancellationToken.None);
            Assert.NotSame(start, await Task.WhenAny(start, Task.Delay(TimeSpan.FromMilliseconds(300))));
        }

        await (await start).DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Volatile_cluster_leaves_no_folder()
    {
        var folder = Path.Combine(Path.GetTempPath(), $"ciac-volatile-{Guid.NewGuid():N}"[..30]);
        await using (await EmbeddedPostgres.StartAsync(new(folder) { Volatile = true }, CancellationToken.None))
            Assert.True(Directory.Exists(folder));
        Assert.False(Directory.Exists(folder));
    }

    private static async Task<object?> ExecuteAsync(EmbeddedPostgres cluster, string sql)
    {
        await using var connection = new NpgsqlConnection(cluster.ConnectionString("kept") + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
