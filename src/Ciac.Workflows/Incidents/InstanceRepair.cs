using Ciac.Workflows.Expressions.Bindings;
using Ciac.Workflows.Storage;
using Npgsql;
using NpgsqlTypes;

namespace Ciac.Workflows.Incidents;

/// <summary>Writes repairs into the inbox, in the scope's transaction.</summary>
internal sealed class InstanceRepair(DatabaseSession session, TimeProvider time) : IInstanceRepair
{
    // A retry carries what the activity was called with: it is taken from the incident while that still stands.
    private const string Retry = """
        INSERT INTO workflows.inbox (kind, due_at, instance_id, bookmark_id, name, body, created_at)
        SELECT 5, $3, instance_id, activity_instance_id, $4, input, $3 FROM workflows.incidents WHERE instance_id = $1 AND activity_instance_id = $2
        """;

    private const string Skip = """
        INSERT INTO workflows.inbox (kind, due_at, instance_id, bookmark_id, name, body, created_at)
        SELECT 6, $3, instance_id, activity_instance_id, $4, $5, $3 FROM workflows.incidents WHERE instance_id = $1 AND activity_instance_id = $2
        """;

    private const string Resume = "INSERT INTO workflows.inbox (kind, due_at, instance_id, bookmark_id, body, created_at) VALUES (3, $3, $1, $2, $4, $3)";

    public Task RetryAsync(string instanceId, string activityInstanceId, string note, CancellationToken ct) =>
        SendAsync(Retry, [instanceId, activityInstanceId, time.GetUtcNow(), note], ct);

    public Task SkipAsync(SkipActivity command, CancellationToken ct) =>
        SendAsync(Skip, [command.InstanceId, command.ActivityInstanceId, time.GetUtcNow(), command.Note, PlainValue.ToJson(PlainValue.From(command.Outcomes.ToList()))], ct);

    public Task ResumeAsync(string instanceId, string bookmarkId, IReadOnlyDictionary<string, object?> input, CancellationToken ct) =>
        SendAsync(Resume, [instanceId, bookmarkId, time.GetUtcNow(), PlainValue.ToJson(PlainValue.From(input))], ct);

    private async Task SendAsync(string sql, object[] values, CancellationToken ct)
    {
        await using var transaction = await session.BeginAsync(ct);
        await using var command = new NpgsqlCommand(sql, await session.OpenAsync(ct), session.Transaction);
        foreach (var value in values)
            command.Parameters.Add(value is string ? new() { Value = value, NpgsqlDbType = NpgsqlDbType.Text } : new() { Value = value });
        await command.ExecuteNonQueryAsync(ct);
        await using var notify = new NpgsqlCommand("SELECT pg_notify('workflows_inbox', '')", session.Transaction!.Connection, session.Transaction);
        await notify.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
    }
}
