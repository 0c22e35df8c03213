using System.Diagnostics;
using Ciac.Workflows.Definitions;
using Ciac.Workflows.Inbox;
using Ciac.Workflows.Storage;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Benchmarks.Engine;

/// <summary>Starts instances and sends both their signatures: every command is stored before it is acknowledged.</summary>
internal sealed class EngineLoad(IServiceProvider services, NpgsqlDataSource database)
{
    public async Task ImportAsync()
    {
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IDefinitionLibrary>().ImportAsync(DualSignature.Json, publish: true, "benchmark", CancellationToken.None);
    }

    /// <summary>From the first command to the last instance's end.</summary>
    /// <param name="count">Instances.</param>
    /// <param name="callers">Callers at once.</param>
    /// <param name="together">Commands of a caller that share a commit.</param>
    public async Task<TimeSpan> PlayAsync(int count, int callers, int together)
    {
        var watch = Stopwatch.StartNew();
        var chunks = Enumerable.Range(0, count).Select(_ => Guid.CreateVersion7().ToString("n")).Chunk(together);
        await Parallel.ForEachAsync(chunks, new ParallelOptions { MaxDegreeOfParallelism = callers }, async (ids, _) =>
        {
            await SendAsync(ids, (inbox, id) => inbox.StartAsync(new("dual") { InstanceId = id }, CancellationToken.None));
            foreach (var signer in (string[])["seal", "legal"])
                await SendAsync(ids, (inbox, id) => inbox.SendAsync(new("Bench.Sign", new { Request = id, Signer = signer }) { InstanceId = id }, CancellationToken.None));
        });
        while (await ScalarAsync("SELECT EXISTS (SELECT 1 FROM workflows.inbox)") is true)
            await Task.Delay(5);
        return watch.Elapsed;
    }

    public async Task<object?> ScalarAsync(string sql)
    {
        await using var command = database.CreateCommand(sql);
        command.CommandTimeout = 1_200;
        return await command.ExecuteScalarAsync();
    }

    private async Task SendAsync(string[] ids, Func<IWorkflowInbox, string, Task> send)
    {
        await using var scope = services.CreateAsyncScope();
        var session = scope.ServiceProvider.GetRequiredService<DatabaseSession>();
        await using var transaction = await session.BeginAsync(CancellationToken.None);
        foreach (var id in ids)
            await send(scope.ServiceProvider.GetRequiredService<IWorkflowInbox>(), id);
        await transaction.CommitAsync(CancellationToken.None);
    }
}
