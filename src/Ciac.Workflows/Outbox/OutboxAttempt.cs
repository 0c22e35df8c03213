using System.Text.Json;
using Ciac.Workflows.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Ciac.Workflows.Outbox;

/// <summary>One attempt to deliver one message, in its own scope.</summary>
internal sealed class OutboxAttempt(IServiceProvider scope, NpgsqlDataSource database, DatabaseSession session, TimeProvider time, ILogger<OutboxAttempt> log)
{
    private const int MostFailures = 30;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(100);

    public async Task RunAsync(OutboxRow row, CancellationToken ct)
    {
        var outcome = await AttemptAsync(row, ct);
        ct.ThrowIfCancellationRequested();
        await (outcome switch
        {
            OutboxOutcome.Done done => EndAsync(row, null, done.Apply, ct),
            OutboxOutcome.Failed failed => EndAsync(row, failed.Reason, failed.Apply, ct),
            OutboxOutcome.Retry retry => PostponeAsync(row, retry, ct),
            _ => throw new InvalidOperationException("OutboxOutcome is a closed family."),
        });
    }

    private async Task<OutboxOutcome> AttemptAsync(OutboxRow row, CancellationToken ct)
    {
        var handler = scope.GetServices<IOutboxHandler>().FirstOrDefault(candidate => candidate.Kind == row.Kind);
        if (handler is null)
            return new OutboxOutcome.Retry(TimeSpan.FromMinutes(1), $"No handler for {row.Kind} in this process.");
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limited.CancelAfter(Longest);
        try
        {
            await using var lease = new OutboxLease(database, row, time, log);
            using var payload = JsonDocument.Parse(row.Payload);
            return await handler.HandleAsync(new(row.Kind, row.Key, payload.RootElement.Clone(), row.Attempt), limited.Token);
        }
        catch (Exception error) when (!ct.IsCancellationRequested)
        {
            log.LogWarning(error, "Attempt {Attempt} of message {Id} ({Kind}) failed", row.Attempt, row.Id, row.Kind);
            return row.Attempt >= MostFailures ? new OutboxOutcome.Failed(error.Message) : new OutboxOutcome.Retry(Pause(row.Attempt), error.Message);
        }
    }

    /// <summary>Removes the row and writes the results, unless another node has taken the message over meanwhile.</summary>
    private async Task EndAsync(OutboxRow row, string? failure, Func<IServiceProvider, CancellationToken, Task>? apply, CancellationToken ct)
    {
        try
        {
            await using var transaction = await session.BeginAsync(ct);
            if (await ExecuteAsync("DELETE FROM workflows.outbox WHERE id = $1 AND fence = $2", [row.Id, row.Fence], ct) == 0)
                return;
            if (failure is not null)
                await BuryAsync(row, failure, ct);
            if (apply is not null)
                await apply(scope, ct);
            await transaction.CommitAsync(ct);
        }
        catch (Exception error) when (!ct.IsCancellationRequested)
        {
            log.LogError(error, "The result of message {Id} ({Kind}) could not be written; it will be attempted again", row.Id, row.Kind);
            await PostponeAsync(row, new(Pause(row.Attempt), error.Message), ct);
        }
    }

    private Task<int> BuryAsync(OutboxRow row, string failure, CancellationToken ct) => ExecuteAsync(
        "INSERT INTO workflows.dead_letters (source, name, body, reason, created_at, key) VALUES ('outbox', $1, $2, $3, $4, $5)",
        [row.Kind, row.Payload, failure, time.GetUtcNow(), row.Key], ct);

    private Task<int> PostponeAsync(OutboxRow row, OutboxOutcome.Retry retry, CancellationToken ct) => ExecuteAsync(
        "UPDATE workflows.outbox SET due_at = $3, last_error = $4 WHERE id = $1 AND fence = $2",
        [row.Id, row.Fence, time.GetUtcNow() + retry.After, retry.Reason], ct);

    private async Task<int> ExecuteAsync(string sql, object[] values, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, await session.OpenAsync(ct), session.Transaction);
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value });
        return await command.ExecuteNonQueryAsync(ct);
    }

    private static TimeSpan Pause(int attempt) => TimeSpan.FromSeconds(Math.Min(600, 2 * Math.Pow(2, Math.Min(attempt, 10))));
}
