using Ciac.Workflows.Definitions;
using Npgsql;

namespace Ciac.Workflows.Instances;

/// <summary>One execution of an activity, as the journal tells it.</summary>
public sealed record ActivityExecutionView
{
    /// <summary>The execution's id within its instance.</summary>
    public required string Id { get; init; }

    /// <summary>The activity by its path of ids.</summary>
    public required string NodeId { get; init; }

    /// <summary>The activity's id; its path when the version no longer has it.</summary>
    public required string ActivityId { get; init; }

    /// <summary>The activity's type; empty when the version no longer has it.</summary>
    public required string ActivityType { get; init; }

    /// <summary>The activity's name, if it has one.</summary>
    public string? ActivityName { get; init; }

    /// <summary><c>Running</c>, <c>Completed</c>, <c>Canceled</c> or <c>Faulted</c>.</summary>
    public required string Status { get; init; }

    /// <summary>When it began.</summary>
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>When it ended; null while it is open.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>How often it failed.</summary>
    public int Faults { get; init; }

    /// <summary>The last thing the journal says of it, for example the outcome.</summary>
    public string? Message { get; init; }
}

/// <summary>How often an activity of an instance was begun and ended: the badges on its diagram.</summary>
public sealed record ActivityReport(string NodeId, string ActivityId, int Started, int Completed)
{
    /// <summary>Executions that are open.</summary>
    public int Uncompleted { get; init; }

    /// <summary>Whether an open one waits (and has not failed).</summary>
    public bool IsBlocked { get; init; }

    /// <summary>Whether an open one has failed.</summary>
    public bool IsFaulted { get; init; }

    /// <summary>Failures, repetitions included.</summary>
    public int Faults { get; init; }
}

internal static class ActivityExecutions
{
    private const string Sql = """
        SELECT entry->>'x', min(entry->>'n'), min(j.at), max(j.at) FILTER (WHERE entry->>'e' IN ('Completed', 'Canceled')),
               count(*) FILTER (WHERE entry->>'e' = 'Faulted'), (array_agg(entry->>'e' ORDER BY j.sequence DESC, place DESC))[1],
               (array_agg(entry->>'m' ORDER BY j.sequence DESC, place DESC))[1], min(i.version_id)
        FROM workflows.instances i JOIN workflows.journal j ON j.instance_id = i.id,
             jsonb_array_elements(j.entries::jsonb) WITH ORDINALITY AS line(entry, place)
        WHERE i.id = $1 AND ($2 = '' OR entry->>'n' = $2)
        GROUP BY 1 ORDER BY min(j.sequence), min(place) LIMIT 5000
        """;

    /// <summary>In the order they began; at most 5,000.</summary>
    public static async Task<List<ActivityExecutionView>> ReadAsync(ExecutionQuery query, NpgsqlDataSource database, PublishedDefinitions published, CancellationToken ct)
    {
        await using var command = database.CreateCommand(Sql);
        command.Parameters.Add(new() { Value = query.InstanceId });
        command.Parameters.Add(new() { Value = query.NodeId ?? "" });
        var executions = new List<ActivityExecutionView>();
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
            executions.Add(Read(reader, await published.GraphAsync(reader.GetString(7), ct)));
        return executions;
    }

    public static IReadOnlyList<ActivityReport> Report(IEnumerable<ActivityExecutionView> executions) =>
        [.. executions.GroupBy(execution => (execution.NodeId, execution.ActivityId)).Select(group => new ActivityReport(
            group.Key.NodeId, group.Key.ActivityId, group.Count(), group.Count(execution => execution.Status == "Completed"))
        {
            Uncompleted = group.Count(execution => execution.EndedAt is null),
            IsBlocked = group.Any(execution => execution.Status == "Running"),
            IsFaulted = group.Any(execution => execution.Status == JournalEvents.Faulted),
            Faults = group.Sum(execution => execution.Faults),
        })];

    private static ActivityExecutionView Read(NpgsqlDataReader reader, WorkflowGraph graph)
    {
        var nodeId = reader.GetString(1);
        var node = graph.Nodes.GetValueOrDefault(nodeId);
        return new()
        {
            Id = reader.GetString(0),
            NodeId = nodeId,
            ActivityId = node?.Id ?? nodeId,
            ActivityType = node?.Type ?? "",
            ActivityName = node?.Name,
            Status = reader.GetString(5) is JournalEvents.Completed or JournalEvents.Cancelled or JournalEvents.Faulted ? reader.GetString(5) : "Running",
            StartedAt = reader.GetFieldValue<DateTimeOffset>(2),
            EndedAt = reader.IsDBNull(3) ? null : reader.GetFieldValue<DateTimeOffset>(3),
            Faults = (int)reader.GetInt64(4),
            Message = reader.IsDBNull(6) ? null : reader.GetString(6),
        };
    }
}

/// <summary>Whose executions to read; of one activity when its path is given.</summary>
public sealed record ExecutionQuery(string InstanceId, string? NodeId = null);
