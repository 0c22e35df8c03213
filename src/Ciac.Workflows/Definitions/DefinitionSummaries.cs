using Npgsql;

namespace Ciac.Workflows.Definitions;

/// <summary>Reads summaries by a condition of one text.</summary>
internal static class DefinitionSummaries
{
    public const string Columns = "SELECT version_id, definition_id, version, name, content_sha256, is_latest, is_published, note, author, created_at, published_at";

    public static async Task<List<DefinitionSummary>> ReadAsync(NpgsqlConnection connection, string condition, string value, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand($"{Columns} FROM workflows.definitions WHERE {condition}", connection);
        command.Parameters.Add(new() { Value = value });
        var summaries = new List<DefinitionSummary>();
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
            summaries.Add(Read(reader));
        return summaries;
    }

    public static DefinitionSummary Read(NpgsqlDataReader reader) => new()
    {
        VersionId = reader.GetString(0),
        DefinitionId = reader.GetString(1),
        Version = reader.GetInt32(2),
        Name = reader.GetString(3),
        Fingerprint = reader.GetString(4),
        IsLatest = reader.GetBoolean(5),
        IsPublished = reader.GetBoolean(6),
        Note = reader.GetString(7),
        Author = reader.GetString(8),
        CreatedAt = reader.GetFieldValue<DateTimeOffset>(9),
        PublishedAt = reader.IsDBNull(10) ? null : reader.GetFieldValue<DateTimeOffset>(10),
    };
}
