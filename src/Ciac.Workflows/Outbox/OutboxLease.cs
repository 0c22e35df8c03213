using Microsoft.Extensions.Logging;
using Npgsql;

namespace Ciac.Workflows.Outbox;

/// <summary>
/// Keeps a leased message while its handler works. The lease itself is short, so that a dead or frozen node's message soon
/// goes on elsewhere; whoever lost it finds a moved fence.
/// </summary>
internal sealed class OutboxLease : IAsyncDisposable
{
    /// <summary>After so long without a sign of life the message is due for others.</summary>
    public static readonly TimeSpan Span = TimeSpan.FromSeconds(6);

    private const string Renew = "UPDATE workflows.outbox SET due_at = $3 WHERE id = $1 AND fence = $2";
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);
    private readonly CancellationTokenSource _over = new();
    private readonly Task _renewing;

    public OutboxLease(NpgsqlDataSource database, OutboxRow row, TimeProvider time, ILogger log) =>
        _renewing = RenewAsync(database, row, time, log);

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        await _renewing;
        _over.Dispose();
    }

    private async Task RenewAsync(NpgsqlDataSource database, OutboxRow row, TimeProvider time, ILogger log)
    {
        try
        {
            while (true)
            {
                await Task.Delay(Interval, time, _over.Token);
                await RenewOnceAsync(database, row, time.GetUtcNow() + Span, log);
            }
        }
        catch (OperationCanceledException)
        {
            // The handler has answered.
        }
    }

    private async Task RenewOnceAsync(NpgsqlDataSource database, OutboxRow row, DateTimeOffset until, ILogger log)
    {
        try
        {
            await using var command = database.CreateCommand(Renew);
            command.Parameters.Add(new() { Value = row.Id });
            command.Parameters.Add(new() { Value = row.Fence });
            command.Parameters.Add(new() { Value = until });
            await command.ExecuteNonQueryAsync(_over.Token);
        }
        catch (NpgsqlException error)
        {
            log.LogWarning(error, "The lease of message {Id} could not be renewed", row.Id);
        }
    }
}
