using Ciac.Workflows.Storage;
using Npgsql;

namespace Ciac.Workflows.Definitions;

internal sealed class DefinitionReader(DatabaseSession session) : IDefinitionReader
{
    private const int Most = 200;

    public async Task<DefinitionPage> PageAsync(DefinitionFilter filter, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand { Connection = await session.OpenAsync(ct), Transaction = session.Transaction };
        var condition = Condition(command, filter);
        command.CommandText = $"SELECT count(*) FROM workflows.definitions WHERE {condition}";
        var total = (long)(await command.ExecuteScalarAsync(ct))!;
        command.CommandText = $"""
            {DefinitionSummaries.Columns}, content FROM workflows.definitions WHERE {condition}
            ORDER BY {OrderOf(filter)} OFFSET {Math.Max(filter.Skip, 0)} LIMIT {Math.Clamp(filter.Take, 1, Most)}
            """;
        return new(await ReadAsync(command, ct), total);
    }

    public async Task<StoredDefinition?> FindAsync(string definitionId, VersionChoice choice, CancellationToken ct)
    {
        var page = await PageAsync(new() { DefinitionIds = [definitionId], Versions = choice, Order = "Version", Descending = true }, ct);
        return page.Items.FirstOrDefault(stored => stored.Summary.IsPublished) ?? (page.Items is [var newest, ..] ? newest : null);
    }

    public async Task<bool> IsNameTakenAsync(string name, string? byOtherThan, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            "SELECT EXISTS (SELECT 1 FROM workflows.definitions WHERE is_latest AND lower(name) = lower($1) AND definition_id <> $2)",
            await session.OpenAsync(ct), session.Transaction);
        command.Parameters.Add(new() { Value = name.Trim() });
        command.Parameters.Add(new() { Value = byOtherThan ?? "" });
        return await command.ExecuteScalarAsync(ct) is true;
    }

    public async Task<IReadOnlyList<string>> ConsumersAsync(string definitionId, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("""
            SELECT DISTINCT d.definition_id FROM workflows.definitions d, jsonb_each_text(d.pins::jsonb) pin
            JOIN workflows.definitions used ON used.version_id = pin.value
            WHERE (d.is_latest OR d.is_published) AND used.definition_id = $1 AND d.definition_id <> $1 ORDER BY 1
            """, await session.OpenAsync(ct), session.Transaction);
        command.Parameters.Add(new() { Value = definitionId });
        var consumers = new List<string>();
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
            consumers.Add(reader.GetString(0));
        return consumers;
    }

    private static string Condition(NpgsqlCommand command, DefinitionFilter filter)
    {
        var conditions = new List<string> { KindOf(filter.Versions) };
        if (filter.DefinitionIds.Count > 0)
            conditions.Add($"definition_id = ANY({Value(command, filter.DefinitionIds.ToArray())})");
        if (filter.VersionIds.Count > 0)
            conditions.Add($"version_id = ANY({Value(command, filter.VersionIds.ToArray())})");
        if (filter.Search.Trim() is { Length: > 0 } search)
        {
            var (id, part) = (Value(command, search), Value(command, $"%{search.Replace("\\", "\\\\").Replace("%", "\\%").Replace("_", "\\_")}%"));
            // The description is inside the content, which may hold comments: it is looked for as text.
            conditions.Add($"(name ILIKE {part} OR definition_id = {id} OR version_id = {id} OR substring(content from '\"description\"\\s*:\\s*\"([^\"]*)\"') ILIKE {part})");
        }
        return string.Join(" AND ", conditions);
    }

    private static string KindOf(VersionChoice choice) => choice.Kind switch
    {
        VersionKind.Latest => "is_latest",
        VersionKind.Published => "is_published",
        VersionKind.LatestOrPublished => "(is_latest OR is_published)",
        VersionKind.LatestAndPublished => "is_latest AND is_published",
        VersionKind.Draft => "is_latest AND NOT is_published",
        VersionKind.Number => $"version = {choice.Number}",
        _ => "true",
    };

    private static string OrderOf(DefinitionFilter filter)
    {
        var way = filter.Descending ? " DESC" : "";
        return filter.Order switch
        {
            "Created" => $"created_at{way}, definition_id, version DESC",
            "Version" => $"version{way}, definition_id",
            _ => $"name{way}, definition_id, version DESC",
        };
    }

    private static string Value(NpgsqlCommand command, object value)
    {
        command.Parameters.Add(new() { Value = value });
        return $"${command.Parameters.Count}";
    }

    private static async Task<List<StoredDefinition>> ReadAsync(NpgsqlCommand command, CancellationToken ct)
    {
        var stored = new List<StoredDefinition>();
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            var summary = DefinitionSummaries.Read(reader);
            stored.Add(new(summary, DefinitionExport.Write(new()
            {
                VersionId = summary.VersionId,
                DefinitionId = summary.DefinitionId,
                Version = summary.Version,
                Content = reader.GetString(11),
                Sha = summary.Fingerprint,
                IsLatest = summary.IsLatest,
                IsPublished = summary.IsPublished,
            })));
        }
        return stored;
    }
}
