using Ciac.Workflows.Instances;
using Ciac.Workflows.Storage;
using Npgsql;

namespace Ciac.Workflows.Definitions;

/// <summary>Removes definitions and versions. What instances run, or ran, stays as long as they do.</summary>
public interface IDefinitionRemoval
{
    /// <summary>Removes all versions of a definition, in the scope's transaction.</summary>
    /// <param name="definitionId">The definition.</param>
    /// <param name="withInstances">Its instances as well, open ones included; else it is refused while it has any.</param>
    /// <param name="ct">Cancels the call.</param>
    Task<RemovalResult> DeleteAsync(string definitionId, bool withInstances, CancellationToken ct);

    /// <summary>Removes one version that is neither published nor run by an instance; the one before it becomes the latest.</summary>
    Task<RemovalResult> DeleteVersionAsync(string versionId, CancellationToken ct);
}

/// <summary>What became of a removal.</summary>
/// <param name="Removed">Versions removed; 0 = there was none, or it was refused.</param>
/// <param name="Instances">Instances removed with it; when refused, those in the way (no more than 10,000 are counted).</param>
/// <param name="IsRefused">Instances, or its being published, are in the way.</param>
public sealed record RemovalResult(int Removed, int Instances, bool IsRefused);

internal sealed class DefinitionRemoval(DatabaseSession session, DefinitionWriter writer, IInstanceRemoval instances) : IDefinitionRemoval
{
    /// <summary>More are removed by the keeping time, in small transactions.</summary>
    private const int MostInstances = 10_000;

    public async Task<RemovalResult> DeleteAsync(string definitionId, bool withInstances, CancellationToken ct)
    {
        await using var transaction = await session.BeginAsync(ct);
        await writer.LockAsync(definitionId, ct);
        var ids = await TextsAsync("SELECT id FROM workflows.instances WHERE definition_id = $1 LIMIT 10000", definitionId, ct);
        if (ids.Count > 0 && (!withInstances || ids.Count == MostInstances))
            return new(0, ids.Count, IsRefused: true);
        foreach (var chunk in ids.Chunk(1_000))
            await instances.DeleteAsync(chunk, evenOpen: true, ct);
        var removed = await TextsAsync("DELETE FROM workflows.definitions WHERE definition_id = $1 RETURNING version_id", definitionId, ct);
        await writer.TellAsync(definitionId, ct);
        await transaction.CommitAsync(ct);
        return new(removed.Count, ids.Count, IsRefused: false);
    }

    public async Task<RemovalResult> DeleteVersionAsync(string versionId, CancellationToken ct)
    {
        await using var transaction = await session.BeginAsync(ct);
        var definitionIds = await TextsAsync("SELECT definition_id FROM workflows.definitions WHERE version_id = $1", versionId, ct);
        if (definitionIds is not [var definitionId])
            return new(0, 0, IsRefused: false);
        await writer.LockAsync(definitionId, ct);
        var ids = await TextsAsync("SELECT id FROM workflows.instances WHERE version_id = $1 LIMIT 10000", versionId, ct);
        var users = await TextsAsync("SELECT version_id FROM workflows.definitions, jsonb_each_text(pins::jsonb) pin WHERE pin.value = $1", versionId, ct);
        if (ids.Count + users.Count > 0)
            return new(0, ids.Count, IsRefused: true);
        var removed = await TextsAsync("DELETE FROM workflows.definitions WHERE version_id = $1 AND NOT is_published RETURNING version_id", versionId, ct);
        await TextsAsync("""
            UPDATE workflows.definitions SET is_latest = true WHERE definition_id = $1 AND version = (SELECT max(version) FROM workflows.definitions WHERE definition_id = $1)
            RETURNING version_id
            """, definitionId, ct);
        await writer.TellAsync(definitionId, ct);
        await transaction.CommitAsync(ct);
        return new(removed.Count, 0, IsRefused: removed.Count == 0);
    }

    private async Task<List<string>> TextsAsync(string sql, string value, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, await session.OpenAsync(ct), session.Transaction);
        command.Parameters.Add(new() { Value = value });
        var texts = new List<string>();
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
            texts.Add(reader.GetString(0));
        return texts;
    }
}
