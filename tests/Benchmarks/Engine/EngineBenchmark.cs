using System.Diagnostics;
using System.Globalization;
using Ciac.Workflows.Inbox;
using Ciac.Workflows.Instances;
using Ciac.Workflows.Storage;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Benchmarks.Engine;

/// <summary>
/// Dual-signature instances through the whole durable path, with a durable PostgreSQL (fsync on) on the same cores, at two
/// sizes of what is stored, by one process and by two. The best of three rounds: the others shared the machine.
/// </summary>
internal static class EngineBenchmark
{
    private const int Instances = 10_000;
    private const int Rounds = 3;

    // Counted a little late by the server: read when all is still.
    private const string RowsWritten = """
        SELECT sum(n_tup_ins + n_tup_upd + n_tup_del)::bigint FROM pg_stat_user_tables WHERE schemaname = 'workflows'
        """;

    public static async Task RunAsync(Report report)
    {
        var folder = Path.Combine(Path.GetTempPath(), "ciac-bench-" + Environment.ProcessId);
        await using (var cluster = await EmbeddedPostgres.StartAsync(new(folder), CancellationToken.None))
            foreach (var stored in (int[])[1_000, 1_000_000])
                await MeasureAsync(cluster, stored, report);
        Directory.Delete(folder, recursive: true);
    }

    private static async Task MeasureAsync(EmbeddedPostgres cluster, int stored, Report report)
    {
        var name = $"bench{stored}";
        await cluster.EnsureDatabaseAsync(name, CancellationToken.None);
        var connection = cluster.ConnectionString(name);
        await using var database = NpgsqlDataSource.Create(connection);
        await SchemaMigrator.MigrateAsync(database, typeof(SchemaMigrator).Assembly, "workflows", CancellationToken.None);
        using var host = await EngineNode.StartAsync(database);
        var load = new EngineLoad(host.Services, database);
        await load.ImportAsync();
        await TemplatesAsync(host.Services, load);
        report.Note($"{stored:N0} instances are made …");
        await StoredInstances.MakeAsync(load, stored);
        await load.PlayAsync(1_000, 2, 50);

        await ThroughputAsync(load, "one process", stored, report, null);
        await AloneAsync(load, stored, report);
        await RowsAsync(load, stored, report);
        var second = await EngineNode.SecondAsync(connection);
        await ThroughputAsync(load, "two processes", stored, report, second);
        await EngineNode.StopAsync(second);
        await ListBenchmark.MeasureAsync(host.Services.GetRequiredService<IInstanceReader>(), stored, report);
        await host.StopAsync();
    }

    /// <summary>One that ended and one that waits for its second signature: what the stored ones are copies of.</summary>
    private static async Task TemplatesAsync(IServiceProvider services, EngineLoad load)
    {
        await using var scope = services.CreateAsyncScope();
        var inbox = scope.ServiceProvider.GetRequiredService<IWorkflowInbox>();
        foreach (var (id, signers) in ((string, string[])[])[("ended", ["seal", "legal"]), ("open", ["seal"])])
        {
            await inbox.StartAsync(new("dual") { InstanceId = id }, CancellationToken.None);
            foreach (var signer in signers)
                await inbox.SendAsync(new("Bench.Sign", new { Request = id, Signer = signer }) { InstanceId = id }, CancellationToken.None);
        }
        while (await load.ScalarAsync("SELECT EXISTS (SELECT FROM workflows.inbox)") is true)
            await Task.Delay(20);
    }

    private static async Task ThroughputAsync(EngineLoad load, string who, int stored, Report report, Process? second)
    {
        var (best, cpu) = (TimeSpan.MaxValue, 0.0);
        for (var round = 0; round < Rounds; round++)
        {
            var before = ProcessorTime(second);
            var took = await load.PlayAsync(Instances, 2, 50);
            if (took < best)
                (best, cpu) = (took, (ProcessorTime(second) - before).TotalMilliseconds / Instances);
        }
        report.Figure($"engine, {who}: instances, 50 commands to a commit", Instances / best.TotalSeconds, "instances/s", stored, best);
        report.Figure($"engine, {who}: CPU of the processes", cpu, "ms/instance", stored, best);
        report.Figure($"load average after {who}", LoadAverage(), "processes", stored, best);
    }

    /// <summary>Every command in a commit of its own, as single web requests send them.</summary>
    private static async Task AloneAsync(EngineLoad load, int stored, Report report)
    {
        var took = await load.PlayAsync(Instances / 2, 16, 1);
        report.Figure("engine: instances, each command its own commit", Instances / 2 / took.TotalSeconds, "instances/s", stored, took);
    }

    private static async Task RowsAsync(EngineLoad load, int stored, Report report)
    {
        // A backend hands its counts in at most once in a second.
        await load.ScalarAsync("SELECT pg_sleep(3)");
        var before = (long)(await load.ScalarAsync(RowsWritten))!;
        var took = await load.PlayAsync(1_000, 2, 50);
        await load.ScalarAsync("SELECT pg_sleep(3)");
        report.Figure("engine: rows written, commands included", ((long)(await load.ScalarAsync(RowsWritten))! - before) / 3_000.0, "rows/burst", stored, took);
        report.Figure("engine: state while it waits for the second signature", (int)(await load.ScalarAsync("SELECT octet_length(state) FROM workflows.instances WHERE id = 'open'"))!, "bytes", stored, took);
    }

    private static TimeSpan ProcessorTime(Process? second)
    {
        second?.Refresh();
        return Environment.CpuUsage.TotalTime + (second?.TotalProcessorTime ?? TimeSpan.Zero);
    }

    private static double LoadAverage() =>
        File.Exists("/proc/loadavg") ? double.Parse(File.ReadAllText("/proc/loadavg").Split(' ')[0], CultureInfo.InvariantCulture) : 0;
}
