using Npgsql;

namespace Ciac.Workflows.Instances;

/// <summary>Lists and counts instances, never longer than a few seconds.</summary>
internal static class InstanceList
{
    private const int Most = 500;
    private const int Bound = 10_000;
    private const int Seconds = 3;

    private const string Columns = "id, definition_id, version, status, sub_status, correlation_id, name, incident_count, created_at, updated_at, finished_at, version_id, parent_id";

    public static async Task<List<InstanceSummary>> ReadAsync(NpgsqlDataSource database, InstanceFilter filter, CancellationToken ct)
    {
        await using var command = database.CreateCommand();
        var condition = InstanceCondition.Add(command, filter);
        var skip = filter.After is null ? Math.Clamp(filter.Skip, 0, InstanceFilter.MostSkipped) : 0;
        var take = Math.Clamp(filter.Take, 1, Most);
        command.CommandText = filter is { Order: InstanceOrder.Updated, After: null }
            ? ByLastMove(condition, filter.Ascending, skip + take) + $" OFFSET {skip} LIMIT {take}"
            : $"SELECT {Columns} FROM workflows.instances WHERE {condition} ORDER BY {OrderOf(filter)} OFFSET {skip} LIMIT {take}";
        return await InTimeAsync(command, async () =>
        {
            var summaries = new List<InstanceSummary>();
            await using var reader = await command.ExecuteReaderAsync(ct);
            while (await reader.ReadAsync(ct))
                summaries.Add(Read(reader));
            return summaries;
        });
    }

    /// <summary>A million rows are not counted for the foot of a page.</summary>
    public static async Task<BoundedCount> CountAsync(NpgsqlDataSource database, InstanceFilter filter, CancellationToken ct)
    {
        await using var command = database.CreateCommand();
        command.CommandText = $"SELECT count(*) FROM (SELECT 1 FROM workflows.instances WHERE {InstanceCondition.Add(command, filter)} LIMIT {Bound + 1}) found";
        var count = await InTimeAsync(command, async () => (long)(await command.ExecuteScalarAsync(ct))!);
        return new((int)Math.Min(count, Bound), count <= Bound);
    }

    /// <summary>The time of the last move has no index (it changes with every burst): the ended ones are ordered by their end, the open ones are sorted.</summary>
    private static string ByLastMove(string condition, bool ascending, int take)
    {
        var order = ascending ? "" : " DESC";
        return $"""
            SELECT {Columns} FROM (
                (SELECT * FROM workflows.instances WHERE {condition} AND status = 1 ORDER BY updated_at{order}, id{order} LIMIT {take})
                UNION ALL
                (SELECT * FROM workflows.instances WHERE {condition} AND finished_at IS NOT NULL ORDER BY finished_at{order}, id{order} LIMIT {take})) moved
            ORDER BY updated_at{order}, id{order}
            """;
    }

    private static string OrderOf(InstanceFilter filter) => filter switch
    {
        { Order: InstanceOrder.Name } => $"name USING {(filter.Ascending ? "~<~" : "~>~")}",
        { Ascending: true } => $"{InstanceCondition.ColumnOf(filter.Order)}, id",
        _ => $"{InstanceCondition.ColumnOf(filter.Order)} DESC, id DESC",
    };

    private static async Task<T> InTimeAsync<T>(NpgsqlCommand command, Func<Task<T>> read)
    {
        command.CommandTimeout = Seconds;
        try
        {
            return await read();
        }
        catch (NpgsqlException late) when (late.InnerException is TimeoutException)
        {
            throw new TooWideException(late);
        }
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
        VersionId = reader.GetString(11),
        ParentId = reader.IsDBNull(12) ? null : reader.GetString(12),
    };
}
