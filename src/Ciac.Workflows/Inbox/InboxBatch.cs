using Ciac.Workflows.Activities;
using Ciac.Workflows.Definitions;
using Ciac.Workflows.Instances;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Ciac.Workflows.Inbox;

/// <summary>Bursts of different instances that share one transaction: claim, lock, run, write, commit.</summary>
internal sealed class InboxBatch(IServiceProvider services, PublishedDefinitions published, TimeProvider time, IWorkflowConsole console, ILogger<InboxBatch> log)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    public async Task<BatchOutcome> RunAsync(NpgsqlConnection connection, ClaimRequest request, CancellationToken ct)
    {
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var (claimed, mark) = await InboxClaim.TakeAsync(connection, request, ct);
        if (claimed.Count == 0)
        {
            await transaction.CommitAsync(ct);
            return BatchOutcome.Nothing;
        }
        try
        {
            await published.RefreshAsync(mark, ct);
            return await RunAsync(transaction, claimed, request.Now, ct);
        }
        catch (Exception error) when (!ct.IsCancellationRequested)
        {
            throw new BatchFailedException([.. claimed.Select(entry => entry.Item)], error);
        }
    }

    private async Task<BatchOutcome> RunAsync(NpgsqlTransaction transaction, List<ClaimedItem> claimed, DateTimeOffset now, CancellationToken ct)
    {
        var connection = transaction.Connection!;
        var router = new InboxRouter(published, now);
        foreach (var item in claimed)
            router.Route(item);
        var busy = await InstanceLock.TakeAsync(connection, router.Works, published, ct);
        var free = router.Works.Where(work => !busy.Contains(work.InstanceId)).ToList();
        var bursts = new BurstTransaction(connection, transaction, ct);
        await RunAllAsync(free, bursts, now, ct);
        free.RemoveAll(work => work.IsLeft);
        await new BatchWriter(router, free, now).WriteAsync(connection, ct);
        await transaction.CommitAsync(ct);
        bursts.Committed();
        return Outcome(router, free, claimed.Count);
    }

    private async Task RunAllAsync(List<InstanceWork> works, BurstTransaction transaction, DateTimeOffset now, CancellationToken ct)
    {
        var began = time.GetTimestamp();
        foreach (var work in works.Where(work => work.Failure is null))
        {
            // Slow bursts must not hold the others' locks, nor come near the fence: what is left is claimed again.
            if (work.IsLeft = time.GetElapsedTime(began) > Longest)
                continue;
            await using var environment = new BurstEnvironment(services, transaction, ct) { Now = now, Console = console, Time = time, Published = published };
            try
            {
                await new InstanceRunner(environment, work).RunAsync();
                await transaction.ReleaseAsync();
            }
            catch (Exception error) when (!ct.IsCancellationRequested && !IsBroken(error))
            {
                log.LogError(error, "The burst of instance {InstanceId} was given up and will be repeated", work.InstanceId);
                work.Failure = error.Message;
                await transaction.UndoAllAsync();
            }
        }
    }

    /// <summary>Nothing can be saved of a batch whose connection is gone.</summary>
    private static bool IsBroken(Exception error) => error is NpgsqlException and not PostgresException || error.InnerException is { } inner && IsBroken(inner);

    private static BatchOutcome Outcome(InboxRouter router, List<InstanceWork> free, int claimed)
    {
        var done = free.Where(work => work.Failure is null).ToList();
        var hashes = done.SelectMany(work => work.Changes).SelectMany(changes => changes.NewBookmarks)
            .Select(bookmark => bookmark.Hash).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var parked = router.Parked.Concat(done.SelectMany(work => work.Parked)).ToHashSet();
        var moved = router.Consumed.Count + parked.Count + done.Sum(work => work.Consumed.Count);
        return new(claimed, moved, new(hashes, parked));
    }
}

/// <summary>What a batch did.</summary>
/// <param name="Claimed">Items it saw.</param>
/// <param name="Moved">Items it dealt with; the others belong to busy instances or failed.</param>
/// <param name="Unsettled">What the next claim must look at.</param>
internal sealed record BatchOutcome(int Claimed, int Moved, UnsettledStimuli Unsettled)
{
    public static BatchOutcome Nothing { get; } = new(0, 0, UnsettledStimuli.None);
}

/// <summary>A whole batch failed; its items are tried one by one, so that only the bad one waits.</summary>
internal sealed class BatchFailedException(IReadOnlyList<InboxItem> items, Exception cause) : Exception(cause.Message, cause)
{
    public IReadOnlyList<InboxItem> Items { get; } = items;
}
