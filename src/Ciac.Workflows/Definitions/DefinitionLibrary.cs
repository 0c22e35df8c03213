using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Ciac.Workflows.Activities;
using Ciac.Workflows.Storage;
using Npgsql;

namespace Ciac.Workflows.Definitions;

/// <summary>Stores definitions: each content a version, one of them the latest, at most one published.</summary>
internal sealed class DefinitionLibrary(DatabaseSession session, ActivityRegistry registry, PublishedDefinitions published, TimeProvider time) : IDefinitionLibrary
{
    public async Task<ImportResult> ImportAsync(string json, bool publish, string note, CancellationToken ct)
    {
        var document = DefinitionDocument.Parse(json);
        await using var transaction = await session.BeginAsync(ct);
        var connection = await session.OpenAsync(ct);
        await ExecuteAsync(connection, new("SELECT pg_advisory_xact_lock(hashtextextended($1, 7))") { Parameters = { new() { Value = document.DefinitionId } } }, ct);
        var result = await ImportAsync(connection, new Incoming(document, json, publish, note), ct);
        await ExecuteAsync(connection, new("SELECT pg_notify('workflows_definitions', $1)") { Parameters = { new() { Value = document.DefinitionId } } }, ct);
        await transaction.CommitAsync(ct);
        published.Invalidate();
        return result;
    }

    private async Task<ImportResult> ImportAsync(NpgsqlConnection connection, Incoming incoming, CancellationToken ct)
    {
        var versions = await DefinitionStore.ByDefinitionIdAsync(connection, incoming.Document.DefinitionId, ct);
        var latest = versions.FirstOrDefault();
        var sha = Sha(incoming.Json);
        var isNew = latest is null || latest.Sha != sha;
        var version = isNew ? (latest?.Version ?? 0) + 1 : latest!.Version;
        var versionId = isNew ? await FreeVersionIdAsync(connection, incoming.Document, ct) : latest!.VersionId;
        var index = new CompositeIndex(await DefinitionStore.UsableAsActivityAsync(connection, ct), []);
        var graph = new GraphBuilder(registry, index.Find).Build(incoming.Document, versionId, version);
        var findings = DefinitionValidation.Check(graph);
        var outcome = new ImportResult(incoming.Document.DefinitionId, versionId, version, isNew, findings);
        if (incoming.Publish && outcome.Findings.Any(finding => finding.IsError))
            throw new DefinitionRefusedException(outcome);
        if (isNew)
            await InsertAsync(connection, incoming, outcome, index.Pins, ct);
        if (incoming.Publish && (isNew || !latest!.IsPublished))
            await PublishAsync(connection, graph, ct);
        return outcome;
    }

    private async Task InsertAsync(NpgsqlConnection connection, Incoming incoming, ImportResult outcome, Dictionary<string, string> pins, CancellationToken ct)
    {
        await ExecuteAsync(connection, new("UPDATE workflows.definitions SET is_latest = false WHERE definition_id = $1 AND is_latest")
        { Parameters = { new() { Value = outcome.DefinitionId } } }, ct);
        await ExecuteAsync(connection, new("""
            INSERT INTO workflows.definitions (version_id, definition_id, version, name, content, content_sha256, is_latest, is_published,
                usable_as_activity, pins, note, author, created_at)
            VALUES ($1, $2, $3, $4, $5, $6, true, false, $7, $8, $9, $10, $11)
            """)
        {
            Parameters =
            {
                new() { Value = outcome.VersionId }, new() { Value = outcome.DefinitionId }, new() { Value = outcome.Version },
                new() { Value = incoming.Document.Name }, new() { Value = incoming.Json }, new() { Value = Sha(incoming.Json) },
                new() { Value = incoming.Document.UsableAsActivity }, new() { Value = JsonSerializer.Serialize(pins) },
                new() { Value = incoming.Note }, new() { Value = "" }, new() { Value = time.GetUtcNow() },
            },
        }, ct);
    }

    private async Task PublishAsync(NpgsqlConnection connection, WorkflowGraph graph, CancellationToken ct)
    {
        await ExecuteAsync(connection, new("UPDATE workflows.definitions SET is_published = false WHERE definition_id = $1 AND is_published")
        { Parameters = { new() { Value = graph.DefinitionId } } }, ct);
        await ExecuteAsync(connection, new("UPDATE workflows.definitions SET is_published = true, published_at = $2 WHERE version_id = $1")
        { Parameters = { new() { Value = graph.VersionId }, new() { Value = time.GetUtcNow() } } }, ct);
        foreach (var trigger in TriggerIndex.Of(graph))
            await ExecuteAsync(connection, new("""
                INSERT INTO workflows.triggers (version_id, definition_id, activity_id, name, hash, payload) VALUES ($1, $2, $3, $4, $5, $6)
                ON CONFLICT DO NOTHING
                """)
            {
                Parameters =
                {
                    new() { Value = trigger.VersionId }, new() { Value = trigger.DefinitionId }, new() { Value = trigger.ActivityId },
                    new() { Value = trigger.Name }, new() { Value = trigger.Hash }, new() { Value = (object?)trigger.Payload ?? DBNull.Value },
                },
            }, ct);
    }

    /// <summary>The file's own id while it is free: other definitions may refer to it.</summary>
    private static async Task<string> FreeVersionIdAsync(NpgsqlConnection connection, DefinitionDocument document, CancellationToken ct)
    {
        var wanted = document.VersionId;
        var free = wanted is not null && (await DefinitionStore.ByVersionIdAsync(connection, wanted, ct)).Count == 0;
        return free ? wanted! : Guid.NewGuid().ToString("n");
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, NpgsqlCommand command, CancellationToken ct)
    {
        await using var _ = command;
        command.Connection = connection;
        await command.ExecuteNonQueryAsync(ct);
    }

    private static string Sha(string json) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)));

    private sealed record Incoming(DefinitionDocument Document, string Json, bool Publish, string Note);
}
