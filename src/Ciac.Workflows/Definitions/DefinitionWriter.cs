using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Ciac.Workflows.Storage;
using Npgsql;
using NpgsqlTypes;

namespace Ciac.Workflows.Definitions;

/// <summary>A content to store as a version.</summary>
internal sealed record DefinitionContent(
    DefinitionDocument Document, string Json, string VersionId, int Version, Dictionary<string, string> Pins, ChangeNote Note)
{
    public string Sha { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Json)));
}

/// <summary>Writes the definitions' tables, in the session's transaction; every change is told to all nodes with its commit.</summary>
internal sealed class DefinitionWriter(DatabaseSession session, TimeProvider time)
{
    /// <summary>One change of a definition at a time.</summary>
    public Task LockAsync(string definitionId, CancellationToken ct) =>
        ExecuteAsync("SELECT pg_advisory_xact_lock(hashtextextended($1, 7))", [definitionId], ct);

    public async Task SaveAsync(DefinitionContent content, bool overwrite, CancellationToken ct)
    {
        if (overwrite)
            await ExecuteAsync("DELETE FROM workflows.definitions WHERE version_id = $1", [content.VersionId], ct);
        await ExecuteAsync("UPDATE workflows.definitions SET is_latest = false WHERE definition_id = $1 AND is_latest", [content.Document.DefinitionId], ct);
        await ExecuteAsync("""
            INSERT INTO workflows.definitions (version_id, definition_id, version, name, content, content_sha256, is_latest, is_published,
                usable_as_activity, pins, note, author, created_at)
            VALUES ($1, $2, $3, $4, $5, $6, true, false, $7, $8, $9, $10, $11)
            """,
            [content.VersionId, content.Document.DefinitionId, content.Version, content.Document.Name, content.Json, content.Sha,
             content.Document.UsableAsActivity, JsonSerializer.Serialize(content.Pins), content.Note.Text, content.Note.Author, time.GetUtcNow()], ct);
        await TellAsync(content.Document.DefinitionId, ct);
    }

    /// <summary>The nested workflows are pinned as they are now: a draft may be older than what it contains.</summary>
    public async Task PublishAsync(WorkflowGraph graph, Dictionary<string, string> pins, ChangeNote note, CancellationToken ct)
    {
        await ExecuteAsync("UPDATE workflows.definitions SET is_published = false WHERE definition_id = $1 AND is_published", [graph.DefinitionId], ct);
        await ExecuteAsync("UPDATE workflows.definitions SET is_published = true, published_at = $2, note = $3, author = $4, pins = $5 WHERE version_id = $1",
            [graph.VersionId, time.GetUtcNow(), note.Text, note.Author, JsonSerializer.Serialize(pins)], ct);
        await ExecuteAsync("DELETE FROM workflows.triggers WHERE version_id = $1", [graph.VersionId], ct);
        foreach (var trigger in TriggerIndex.Of(graph))
            await ExecuteAsync("""
                INSERT INTO workflows.triggers (version_id, definition_id, activity_id, name, hash, payload) VALUES ($1, $2, $3, $4, $5, $6)
                ON CONFLICT DO NOTHING
                """, [trigger.VersionId, trigger.DefinitionId, trigger.ActivityId, trigger.Name, trigger.Hash, trigger.Payload], ct);
        await TellAsync(graph.DefinitionId, ct);
    }

    public async Task<bool> RetractAsync(string definitionId, CancellationToken ct)
    {
        await LockAsync(definitionId, ct);
        var changed = await ExecuteAsync("UPDATE workflows.definitions SET is_published = false WHERE definition_id = $1 AND is_published", [definitionId], ct);
        await TellAsync(definitionId, ct);
        return changed > 0;
    }

    /// <summary>The notification leaves with the commit.</summary>
    public Task<int> TellAsync(string definitionId, CancellationToken ct) =>
        ExecuteAsync("SELECT pg_notify('workflows_definitions', $1)", [definitionId], ct);

    private async Task<int> ExecuteAsync(string sql, object?[] values, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, await session.OpenAsync(ct), session.Transaction);
        foreach (var value in values)
            command.Parameters.Add(value is null or string ? new() { Value = value ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text } : new() { Value = value });
        return await command.ExecuteNonQueryAsync(ct);
    }
}
