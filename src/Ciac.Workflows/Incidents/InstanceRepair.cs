using Ciac.Workflows.Definitions;
using Ciac.Workflows.Expressions.Bindings;
using Ciac.Workflows.Hosting;
using Ciac.Workflows.Inbox;
using Ciac.Workflows.Instances;
using Ciac.Workflows.Storage;
using Npgsql;
using NpgsqlTypes;

namespace Ciac.Workflows.Incidents;

/// <summary>Writes repairs into the inbox, in the scope's transaction.</summary>
internal sealed class InstanceRepair(DatabaseSession session, PublishedDefinitions published, EngineBell bell, TimeProvider time) : IInstanceRepair
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

    private const string SetVariable = "INSERT INTO workflows.inbox (kind, due_at, instance_id, bookmark_id, name, body, created_at) VALUES (7, $3, $1, $2, $4, $5, $3)";

    private const string Migrate = "INSERT INTO workflows.inbox (kind, due_at, instance_id, bookmark_id, name, created_at) VALUES (8, $3, $1, $2, $4, $3)";

    private const string Step = "INSERT INTO workflows.inbox (kind, due_at, instance_id, bookmark_id, name, created_at) VALUES ($5, $3, $1, $2, $4, $3)";

    public Task RetryAsync(string instanceId, string activityInstanceId, string note, CancellationToken ct) =>
        SendAsync(Retry, [instanceId, activityInstanceId, time.GetUtcNow(), note], ct);

    public Task SkipAsync(SkipActivity command, CancellationToken ct) =>
        SendAsync(Skip, [command.InstanceId, command.ActivityInstanceId, time.GetUtcNow(), command.Note, PlainValue.ToJson(PlainValue.From(command.Outcomes.ToList()))], ct);

    public Task ResumeAsync(string instanceId, string bookmarkId, IReadOnlyDictionary<string, object?> input, CancellationToken ct) =>
        SendAsync(Resume, [instanceId, bookmarkId, time.GetUtcNow(), PlainValue.ToJson(PlainValue.From(input))], ct);

    public Task SetVariableAsync(VariableChange change, CancellationToken ct) =>
        SendAsync(SetVariable, [change.InstanceId, change.Variable, time.GetUtcNow(), change.Note, PlainValue.ToJson(PlainValue.From(change.Value))], ct);

    public async Task<IReadOnlyList<string>> MigrateAsync(MigrateInstance command, CancellationToken ct)
    {
        // Asked again when the command is applied: the instance may move meanwhile.
        var missing = await MissingAsync(command, ct);
        if (missing.Count == 0)
            await SendAsync(Migrate, [command.InstanceId, command.VersionId, time.GetUtcNow(), command.Note], ct);
        return missing;
    }

    public async Task<bool> CancelActivityAsync(ActivityCommand command, CancellationToken ct)
    {
        var state = await StateAsync(command.InstanceId, ct);
        var isThere = state.Executions.Exists(execution => execution.Id == command.Activity);
        return isThere && await StepAsync(InboxKind.CancelActivity, command, ct);
    }

    public async Task<bool> ScheduleActivityAsync(ActivityCommand command, CancellationToken ct)
    {
        var state = await StateAsync(command.InstanceId, ct);
        return Repairs.FlowchartOf(state, command.Activity) is not null && await StepAsync(InboxKind.ScheduleActivity, command, ct);
    }

    private async Task<bool> StepAsync(InboxKind kind, ActivityCommand command, CancellationToken ct)
    {
        await SendAsync(Step, [command.InstanceId, command.Activity, time.GetUtcNow(), command.Note, (short)kind], ct);
        return true;
    }

    private async Task<List<string>> MissingAsync(MigrateInstance command, CancellationToken ct)
    {
        var state = await StateAsync(command.InstanceId, ct);
        return Migration.MissingIn(state, await published.GraphAsync(command.VersionId, ct));
    }

    private async Task<InstanceState> StateAsync(string instanceId, CancellationToken ct)
    {
        await using var read = new NpgsqlCommand("SELECT state, version_id FROM workflows.instances WHERE id = $1", await session.OpenAsync(ct), session.Transaction);
        read.Parameters.Add(new() { Value = instanceId });
        string text, versionId;
        await using (var reader = await read.ExecuteReaderAsync(ct))
        {
            if (!await reader.ReadAsync(ct))
                throw new InvalidOperationException($"There is no instance {instanceId}.");
            (text, versionId) = (reader.GetString(0), reader.GetString(1));
        }
        return Instance.ReadState(text, await published.GraphAsync(versionId, ct));
    }

    private async Task SendAsync(string sql, object[] values, CancellationToken ct)
    {
        await using var transaction = await session.BeginAsync(ct);
        await using var command = new NpgsqlCommand(sql, await session.OpenAsync(ct), session.Transaction);
        foreach (var value in values)
            command.Parameters.Add(value is string ? new() { Value = value, NpgsqlDbType = NpgsqlDbType.Text } : new() { Value = value });
        await command.ExecuteNonQueryAsync(ct);
        session.AfterCommit(bell.RingInbox);
        await transaction.CommitAsync(ct);
    }
}
