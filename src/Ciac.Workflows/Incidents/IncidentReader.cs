using Npgsql;

namespace Ciac.Workflows.Incidents;

internal sealed class IncidentReader(NpgsqlDataSource database) : IIncidentReader
{
    private const string Columns = """
        SELECT i.instance_id, i.activity_instance_id, n.definition_id, i.activity_id, i.activity_type, i.message, i.detail, i.input, i.attempt, i.created_at
        FROM workflows.incidents i JOIN workflows.instances n ON n.id = i.instance_id
        """;

    public async Task<IReadOnlyList<IncidentRow>> ListAsync(IncidentFilter filter, CancellationToken ct)
    {
        await using var command = database.CreateCommand();
        var conditions = new List<string> { "true" };
        if (filter.InstanceIds.Count > 0)
            conditions.Add($"i.instance_id = ANY({Value(command, filter.InstanceIds.ToArray())})");
        if (filter.DefinitionId is { } definitionId)
            conditions.Add($"n.definition_id = {Value(command, definitionId)}");
        if (filter.After is { } after)
            conditions.Add($"(i.created_at, i.instance_id, i.activity_instance_id) > ({Value(command, after.At)}, {Value(command, after.InstanceId)}, {Value(command, after.ActivityInstanceId)})");
        command.CommandText = $"{Columns} WHERE {string.Join(" AND ", conditions)} ORDER BY i.created_at, i.instance_id, i.activity_instance_id LIMIT {Math.Clamp(filter.Take, 1, 500)}";
        var rows = new List<IncidentRow>();
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
            rows.Add(Read(reader));
        return rows;
    }

    private static string Value(NpgsqlCommand command, object value)
    {
        command.Parameters.Add(new() { Value = value });
        return $"${command.Parameters.Count}";
    }

    private static IncidentRow Read(NpgsqlDataReader reader) => new()
    {
        InstanceId = reader.GetString(0),
        ActivityInstanceId = reader.GetString(1),
        DefinitionId = reader.GetString(2),
        ActivityId = reader.GetString(3),
        ActivityType = reader.GetString(4),
        Message = reader.GetString(5),
        Detail = reader.IsDBNull(6) ? null : reader.GetString(6),
        Input = reader.IsDBNull(7) ? null : reader.GetString(7),
        Attempt = reader.GetInt32(8),
        At = reader.GetFieldValue<DateTimeOffset>(9),
    };
}
