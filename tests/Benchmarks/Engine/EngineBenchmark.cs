using System.Diagnostics;
using Ciac.Workflows.Definitions;
using Ciac.Workflows.Inbox;
using Ciac.Workflows.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Benchmarks.Engine;

/// <summary>Dual-signature instances through the whole durable path: a durable PostgreSQL (fsync on) on the same machine.</summary>
internal static class EngineBenchmark
{
    private const int Instances = 10_000;
    private const int Together = 50;

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
        await using var database = NpgsqlDataSource.Create(cluster.ConnectionString(name));
        await SchemaMigrator.MigrateAsync(database, typeof(SchemaMigrator).Assembly, "workflows", CancellationToken.None);
        await FillAsync(database, stored);
        using var host = await StartHostAsync(database);
        await ImportAsync(host.Services);
        await PlayAsync(host.Services, database, 1_000);

        var process = Process.GetCurrentProcess();
        var (watch, before) = (Stopwatch.StartNew(), process.TotalProcessorTime);
        await PlayAsync(host.Services, database, Instances);
        watch.Stop();
        process.Refresh();
        var cpu = process.TotalProcessorTime - before;
        report.Figure("engine: dual-signature instances", Instances / watch.Elapsed.TotalSeconds, "instances/s", stored, watch.Elapsed);
        report.Figure("engine: CPU of the process", cpu.TotalMilliseconds / Instances, "ms/instance", stored, watch.Elapsed);
        await host.StopAsync();
    }

    /// <summary>Starts, and both signatures of each: every command is stored before it is acknowledged, 50 callers' to a commit.</summary>
    private static async Task PlayAsync(IServiceProvider services, NpgsqlDataSource database, int count)
    {
        var ids = Enumerable.Range(0, count).Select(_ => Guid.CreateVersion7().ToString("n")).Chunk(Together).ToList();
        await Task.WhenAll(Enumerable.Range(0, 2).Select(async half =>
        {
            foreach (var chunk in ids.Where((_, i) => i % 2 == half))
            {
                await SendAsync(services, chunk, (inbox, id) => inbox.StartAsync(new("dual") { InstanceId = id }, CancellationToken.None));
                foreach (var signer in (string[])["seal", "legal"])
                    await SendAsync(services, chunk, (inbox, id) =>
                        inbox.SendAsync(new("Bench.Sign", new { Request = id, Signer = signer }) { InstanceId = id }, CancellationToken.None));
            }
        }));
        while (!await IsIdleAsync(database))
            await Task.Delay(10);
    }

    private static async Task SendAsync(IServiceProvider services, string[] ids, Func<IWorkflowInbox, string, Task> send)
    {
        await using var scope = services.CreateAsyncScope();
        var session = scope.ServiceProvider.GetRequiredService<DatabaseSession>();
        await using var transaction = await session.BeginAsync(CancellationToken.None);
        foreach (var id in ids)
            await send(scope.ServiceProvider.GetRequiredService<IWorkflowInbox>(), id);
        await transaction.CommitAsync(CancellationToken.None);
    }

    private static async Task<IHost> StartHostAsync(NpgsqlDataSource database)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddSingleton(database);
        builder.Services.AddWorkflows(options => options.AddActivitiesFrom(typeof(WaitActivity).Assembly));
        var host = builder.Build();
        await host.StartAsync();
        return host;
    }

    private static async Task ImportAsync(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IDefinitionLibrary>().ImportAsync(DualSignature.Json, publish: true, "benchmark", CancellationToken.None);
    }

    private static async Task FillAsync(NpgsqlDataSource database, int stored)
    {
        await using var command = database.CreateCommand("""
            INSERT INTO workflows.instances (id, definition_id, version_id, version, status, sub_status, incident_count, state, created_at, updated_at, finished_at)
            SELECT 'stored-' || n, 'dual', 'dual-1', 1, 2, 4, 0, repeat('x', 300), now(), now(), now() FROM generate_series(1, $1) n
            """);
        command.CommandTimeout = 600;
        command.Parameters.Add(new() { Value = stored });
        await command.ExecuteNonQueryAsync();
        await using var analyze = database.CreateCommand("VACUUM ANALYZE workflows.instances; CHECKPOINT");
        analyze.CommandTimeout = 600;
        await analyze.ExecuteNonQueryAsync();
    }

    private static async Task<bool> IsIdleAsync(NpgsqlDataSource database)
    {
        await using var command = database.CreateCommand("SELECT NOT EXISTS (SELECT 1 FROM workflows.inbox) AND NOT EXISTS (SELECT 1 FROM workflows.bookmarks)");
        return (bool)(await command.ExecuteScalarAsync())!;
    }
}
