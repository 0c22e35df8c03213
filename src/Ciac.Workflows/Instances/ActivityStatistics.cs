using Npgsql;

namespace Ciac.Workflows.Instances;

/// <summary>What the newest instances of a definition say about one of its activities: the heat map of a diagram.</summary>
/// <param name="NodeId">The activity, by its path of ids.</param>
/// <param name="Started">How often it was begun.</param>
/// <param name="Completed">How often it was completed.</param>
/// <param name="Faulted">How often it failed, repetitions included.</param>
public sealed record ActivityStatistics(string NodeId, long Started, long Completed, long Faulted)
{
    /// <summary>Half of its completed executions took no longer, from begin to end; null when none was completed.</summary>
    public TimeSpan? MedianWait { get; init; }

    /// <summary>Executions that are open now.</summary>
    public long Open { get; init; }
}

internal static class ActivityStatisticsReader
{
    // The newest 5,000 bursts of the newest 5,000 instances: enough for a picture, and the same work at any size.
    private const string Sql = """
        WITH lines AS (
            SELECT newest.instance_id, entry->>'x' AS execution, entry->>'n' AS node, entry->>'e' AS event, newest.at
            FROM (SELECT j.instance_id, j.at, j.entries
                  FROM (SELECT id FROM workflows.instances WHERE definition_id = $1 ORDER BY created_at DESC LIMIT 5000) i
                  JOIN workflows.journal j ON j.instance_id = i.id LIMIT 5000) newest,
                 jsonb_array_elements(newest.entries::jsonb) entry),
        executions AS (
            SELECT node, count(*) FILTER (WHERE event = 'Started') AS started, count(*) FILTER (WHERE event IN ('Completed', 'Skipped')) AS completed,
                   count(*) FILTER (WHERE event = 'Faulted') AS faulted, bool_or(event = 'Canceled') AS cancelled,
                   min(at) FILTER (WHERE event = 'Started') AS began, max(at) FILTER (WHERE event = 'Completed') AS ended
            FROM lines GROUP BY instance_id, execution, node)
        SELECT node, sum(started)::bigint, sum(least(completed, 1))::bigint, sum(faulted)::bigint,
               percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM ended - began)),
               count(*) FILTER (WHERE started > 0 AND completed = 0 AND NOT cancelled)
        FROM executions GROUP BY node ORDER BY node
        """;

    public static async Task<List<ActivityStatistics>> ReadAsync(NpgsqlDataSource database, string definitionId, CancellationToken ct)
    {
        await using var command = database.CreateCommand(Sql);
        command.Parameters.Add(new() { Value = definitionId });
        var statistics = new List<ActivityStatistics>();
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
            statistics.Add(new(reader.GetString(0), reader.GetInt64(1), reader.GetInt64(2), reader.GetInt64(3))
            {
                MedianWait = reader.IsDBNull(4) ? null : TimeSpan.FromSeconds(reader.GetDouble(4)),
                Open = reader.GetInt64(5),
            });
        return statistics;
    }
}
