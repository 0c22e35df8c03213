using Npgsql;

namespace Ciac.Workflows.Instances;

/// <summary>Lists instances. Only the conditions that are asked for are in the statement, so that their index is used.</summary>
internal static class InstanceList
{
    private const int Most = 500;

    public static async Task<List<InstanceSummary>> ReadAsync(NpgsqlDataSource database, InstanceFilter filter, CancellationToken ct)
    {
        var conditions = new List<string> { "true" };
        await using var command = database.CreateCommand();
        Add(command, conditions, "definition_id = ", filter.DefinitionId);
        Add(command, conditions, "correlation_id = ", filter.CorrelationId);
        Add(command, conditions, "created_at < ", filter.Before);
        Add(command, conditions, "status = ", filter.Status is { } status ? (short)Enum.Parse<InstanceStatus>(status) : null);
        if (filter.HasIncidents is { } has)
            conditions.Add(has ? "incident_count > 0" : "incident_count = 0");
        command.CommandText = $"""
            SELECT id, definition_id, version, status, sub_status, correlation_id, name, incident_count, created_at, updated_at, finished_at
            FROM workflows.instances WHERE {string.Join(" AND ", conditions)} ORDER BY created_at DESC LIMIT {Math.Clamp(filter.Take, 1, Most)}
            """;
        var summaries = new List<InstanceSummary>();
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
            summaries.Add(Read(reader));
        return summaries;
    }

    public static async Task<List<ActivityStatistics>> StatisticsAsync(NpgsqlDataSource database, string definitionId, CancellationToken ct)
    {
        await using var command = database.CreateCommand("""
            SELECT entry->>'n', count(*) FILTER (WHERE entry->>'e' = 'Started'), count(*) FILTER (WHERE entry->>'e' = 'Completed'),
                   count(*) FILTER (WHERE entry->>'e' = 'Faulted')
            FROM (SELECT j.entries FROM (SELECT id FROM workflows.instances WHERE definition_id = $1 ORDER BY created_at DESC LIMIT 5000) i
                  JOIN workflows.journal j ON j.instance_id = i.id LIMIT 5000) newest, jsonb_array_elements(newest.entries::jsonb) entry
            GROUP BY 1 ORDER BY 1
            """);
        command.Parameters.Add(new() { Value = definitionId });
        var statistics = new List<ActivityStatistics>();
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
            statistics.Add(new(reader.GetString(0), reader.GetInt64(1), reader.GetInt64(2), reader.GetInt64(3)));
        return statistics;
    }

    private static void Add(NpgsqlCommand command, List<string> conditions, string condition, object? value)
    {
        if (value is null)
            return;
        command.Parameters.Add(new() { Value = value });
        conditions.Add($"{condition}${command.Parameters.Count}");
    }

    private static InstanceSummary Read(NpgsqlDataReader reader) => new()
    {
        Id = reader.GetString(0),
        DefinitionId = reader.GetString(1),
        Version = reader.GetInt32(2),
        Status = ((InstanceStatus)reader.GetInt16(3)).ToString(),
        SubStatus = ((InstanceSubStatus)reader.GetInt16(4)).ToString(),
        CorrelationId = reader.IsDBNull(5) ? null : reader.GetString(5),
        Name = reader.IsDBNull(6) ? null : reader.GetString(6),
        IncidentCount = reader.GetInt32(7),
        CreatedAt = reader.GetFieldValue<DateTimeOffset>(8),
        UpdatedAt = reader.GetFieldValue<DateTimeOffset>(9),
        FinishedAt = reader.IsDBNull(10) ? null : reader.GetFieldValue<DateTimeOffset>(10),
    };
}
