using System.Globalization;
using Npgsql;

namespace Ciac.Workflows.Storage.Embedded;

/// <summary>Makes and starts the server. The caller holds the start lock.</summary>
internal static class ClusterServer
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);
    private const int Attempts = 1500;

    public static async Task EnsureRunningAsync(ClusterHome home, CancellationToken ct)
    {
        await home.Account.OwnAsync(home.Socket, ct);
        if (!File.Exists(Path.Combine(home.Data, "PG_VERSION")))
            await CreateAsync(home, ct);
        if (!IsRunning(home))
            await StartAsync(home, ct);
        await AnswersAsync(home, ct);
    }

    private static async Task CreateAsync(ClusterHome home, CancellationToken ct)
    {
        // Made beside and moved in one step: a killed initdb never leaves half a cluster.
        var fresh = Path.Combine(home.Folder, "new");
        if (Directory.Exists(fresh))
            Directory.Delete(fresh, recursive: true);
        await home.Account.OwnAsync(fresh, ct);
        await home.Account.RunAsync(home.Program("initdb"),
            ["-D", fresh, "-U", "ciac", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"], ct);
        await File.AppendAllTextAsync(Path.Combine(fresh, "postgresql.conf"), "\ninclude 'embedded.conf'\n", ct);
        Directory.Move(fresh, home.Data);
    }

    private static async Task StartAsync(ClusterHome home, CancellationToken ct)
    {
        await NobodyInsideAsync(home, ct);
        File.Delete(Path.Combine(home.Data, "postmaster.pid"));
        await File.WriteAllTextAsync(Path.Combine(home.Data, "embedded.conf"), Settings(home), ct);
        var log = Path.Combine(home.Data, "server.log");
        var (code, output) = await home.Account.TryAsync(home.Program("pg_ctl"), ["-D", home.Data, "-l", log, "-w", "-t", "120", "start"], ct);
        if (code != 0)
            throw new InvalidOperationException($"PostgreSQL did not start: {output}; see {log}");
    }

    private static string Settings(ClusterHome home)
    {
        const string lasting = "recovery_init_sync_method = syncfs\n";
        const string fleeting = "fsync = off\nfull_page_writes = off\nsynchronous_commit = off\nautovacuum = off\n";
        return $"listen_addresses = ''\nunix_socket_directories = '{home.Socket}'\nunix_socket_permissions = 0700\n" +
            "max_connections = 250\nshared_buffers = 256MB\nlog_timezone = 'UTC'\ntimezone = 'UTC'\n" + (home.Volatile ? fleeting : lasting);
    }

    /// <summary>A pid file is believed only if that process works in this data folder: pids are reused.</summary>
    private static bool IsRunning(ClusterHome home)
    {
        var file = Path.Combine(home.Data, "postmaster.pid");
        return File.Exists(file)
            && int.TryParse(File.ReadLines(file).FirstOrDefault(), CultureInfo.InvariantCulture, out var pid)
            && WorksIn(pid, home.Data);
    }

    /// <summary>A busy backend of a killed postmaster may still write: it is waited for.</summary>
    private static async Task NobodyInsideAsync(ClusterHome home, CancellationToken ct)
    {
        for (var i = 0; i < Attempts && Processes().Any(pid => WorksIn(pid, home.Data)); i++)
            await Task.Delay(Pause, ct);
    }

    private static IEnumerable<int> Processes() =>
        !Directory.Exists("/proc") ? [] : Directory.GetDirectories("/proc")
            .Select(folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var pid) ? pid : 0)
            .Where(pid => pid > 0);

    private static bool WorksIn(int pid, string folder)
    {
        try
        {
            return new FileInfo($"/proc/{pid}/cwd").LinkTarget == folder;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;   // it ended meanwhile, or belongs to somebody else: not our server
        }
    }

    private static async Task AnswersAsync(ClusterHome home, CancellationToken ct)
    {
        for (var i = 0; ; i++)
        {
            try
            {
                await using var connection = new NpgsqlConnection(home.ConnectionString("postgres") + ";Pooling=false");
                await connection.OpenAsync(ct);
                return;
            }
            catch (NpgsqlException) when (i < Attempts)
            {
                await Task.Delay(Pause, ct);
            }
        }
    }
}
