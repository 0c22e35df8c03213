using Ciac.Workflows.Bookmarks;
using Ciac.Workflows.Expressions.Bindings;
using Ciac.Workflows.Hosting;
using Ciac.Workflows.Instances;
using Ciac.Workflows.Storage;
using Npgsql;

namespace Ciac.Workflows.Inbox;

/// <summary>Writes commands into the scope's transaction.</summary>
internal sealed class InboxWriter(DatabaseSession session, EngineBell bell, TimeProvider time) : IWorkflowInbox
{
    public async Task<string> StartAsync(StartWorkflow command, CancellationToken ct)
    {
        await using var transaction = await session.BeginAsync(ct);
        var now = time.GetUtcNow();
        var instanceId = command.InstanceId ?? InstanceIds.New(now);
        if (await FirstOfKeyAsync(command.Key, instanceId, ct) is { } earlier)
            instanceId = earlier;
        else
            await AddAsync(new(InboxKind.Start, command.DueAt ?? now)
            {
                InstanceId = instanceId,
                DefinitionId = command.DefinitionId,
                BookmarkId = command.TriggerActivityId,
                CorrelationId = command.CorrelationId,
                Body = PlainValue.ToJson(PlainValue.From(command.Input)),
            }, ct);
        await transaction.CommitAsync(ct);
        return instanceId;
    }

    public async Task SendAsync(SendStimulus stimulus, CancellationToken ct)
    {
        await using var transaction = await session.BeginAsync(ct);
        if (await FirstOfKeyAsync(stimulus.Key, stimulus.InstanceId, ct) is null)
            await AddAsync(new(InboxKind.Stimulus, stimulus.DueAt ?? time.GetUtcNow())
            {
                InstanceId = stimulus.InstanceId,
                CorrelationId = stimulus.CorrelationId,
                Name = stimulus.Name,
                Hash = StimulusHash.Of(stimulus.Name, stimulus.Payload),
                Body = PlainValue.ToJson(PlainValue.From(stimulus.Input)),
            }, ct);
        await transaction.CommitAsync(ct);
    }

    public async Task CancelAsync(string instanceId, string reason, CancellationToken ct)
    {
        await using var transaction = await session.BeginAsync(ct);
        await AddAsync(new(InboxKind.Cancel, time.GetUtcNow()) { InstanceId = instanceId, Body = reason }, ct);
        await transaction.CommitAsync(ct);
    }

    /// <summary>Null when the key is new (or absent); else the instance of its first use, or an empty text.</summary>
    private async Task<string?> FirstOfKeyAsync(string? key, string? instanceId, CancellationToken ct)
    {
        if (key is null)
            return null;
        await using var claim = await CommandAsync(
            "INSERT INTO workflows.inbox_keys (key, instance_id, created_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
            [key, instanceId, time.GetUtcNow()], ct);
        if (await claim.ExecuteNonQueryAsync(ct) == 1)
            return null;
        await using var find = await CommandAsync("SELECT coalesce(instance_id, '') FROM workflows.inbox_keys WHERE key = $1", [key], ct);
        return (string?)await find.ExecuteScalarAsync(ct);
    }

    /// <summary>The bell is rung after the commit, once however often it is asked for in a transaction.</summary>
    private async Task AddAsync(InboxItem item, CancellationToken ct)
    {
        await using var command = await CommandAsync("""
            INSERT INTO workflows.inbox (kind, due_at, instance_id, bookmark_id, definition_id, correlation_id, name, hash, body, created_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            """,
            [(short)item.Kind, item.DueAt, item.InstanceId, item.BookmarkId, item.DefinitionId, item.CorrelationId, item.Name, item.Hash, item.Body, time.GetUtcNow()], ct);
        await command.ExecuteNonQueryAsync(ct);
        session.AfterCommit(bell.RingInbox);
    }

    private async Task<NpgsqlCommand> CommandAsync(string sql, object?[] values, CancellationToken ct)
    {
        var command = new NpgsqlCommand(sql, await session.OpenAsync(ct), session.Transaction);
        foreach (var value in values)
            command.Parameters.Add(value is null ? new() { Value = DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text } : new() { Value = value });
        return command;
    }
}
