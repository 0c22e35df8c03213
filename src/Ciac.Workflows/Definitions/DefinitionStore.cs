using System.Text.Json;
using Npgsql;

namespace Ciac.Workflows.Definitions;

/// <summary>Reads the definitions' table.</summary>
internal static class DefinitionStore
{
    /// <summary>One number for the set of published versions; a version that was published never changes.</summary>
    public const string Mark = "SELECT coalesce(bit_xor(hashtextextended(version_id, 0)), 0) FROM workflows.definitions WHERE is_published";

    private const string Columns = "version_id, definition_id, version, content, content_sha256, is_latest, is_published, pins";

    public static Task<List<DefinitionVersion>> ByVersionIdAsync(NpgsqlConnection connection, string versionId, CancellationToken ct) =>
        ReadAsync(connection, new($"SELECT {Columns} FROM workflows.definitions WHERE version_id = $1") { Parameters = { new() { Value = versionId } } }, ct);

    public static Task<List<DefinitionVersion>> ByDefinitionIdAsync(NpgsqlConnection connection, string definitionId, CancellationToken ct) =>
        ReadAsync(connection, new($"SELECT {Columns} FROM workflows.definitions WHERE definition_id = $1 ORDER BY version DESC") { Parameters = { new() { Value = definitionId } } }, ct);

    public static Task<List<DefinitionVersion>> UsableAsActivityAsync(NpgsqlConnection connection, CancellationToken ct) =>
        ReadAsync(connection, new($"SELECT {Columns} FROM workflows.definitions WHERE usable_as_activity ORDER BY version DESC"), ct);

    public static async Task<Dictionary<string, string>> PublishedAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        var published = new Dictionary<string, string>(StringComparer.Ordinal);
        await using var command = new NpgsqlCommand("SELECT definition_id, version_id FROM workflows.definitions WHERE is_published", connection);
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
            published[reader.GetString(0)] = reader.GetString(1);
        return published;
    }

    public static async Task<List<TriggerEntry>> TriggersAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        var triggers = new List<TriggerEntry>();
        await using var command = new NpgsqlCommand("""
            SELECT t.definition_id, t.version_id, t.activity_id, t.name, t.hash, t.payload
            FROM workflows.triggers t JOIN workflows.definitions d USING (version_id) WHERE d.is_published
            """, connection);
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
            triggers.Add(new(reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.GetString(4),
                reader.IsDBNull(5) ? null : reader.GetString(5)));
        return triggers;
    }

    private static async Task<List<DefinitionVersion>> ReadAsync(NpgsqlConnection connection, NpgsqlCommand command, CancellationToken ct)
    {
        await using var _ = command;
        command.Connection = connection;
        var versions = new List<DefinitionVersion>();
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
            versions.Add(Read(reader));
        return versions;
    }

    private static DefinitionVersion Read(NpgsqlDataReader reader) => new()
    {
        VersionId = reader.GetString(0),
        DefinitionId = reader.GetString(1),
        Version = reader.GetInt32(2),
        Content = reader.GetString(3),
        Sha = reader.GetString(4),
        IsLatest = reader.GetBoolean(5),
        IsPublished = reader.GetBoolean(6),
        Pins = JsonSerializer.Deserialize<Dictionary<string, string>>(reader.GetString(7)) ?? [],
    };
}

/// <summary>A published activity that starts its workflow on a stimulus.</summary>
internal sealed record TriggerEntry(string DefinitionId, string VersionId, string ActivityId, string Name, string Hash, string? Payload);
