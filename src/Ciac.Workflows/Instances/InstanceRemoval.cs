using Ciac.Workflows.Hosting;
using Ciac.Workflows.Storage;
using Npgsql;

namespace Ciac.Workflows.Instances;

/// <summary>Removes instances with all that belongs to them.</summary>
public interface IInstanceRemoval
{
    /// <summary>
    /// Removes instances in the scope's transaction, after the burst that may be moving them. What was asked of outside
    /// parties meanwhile is still done.
    /// </summary>
    /// <param name="instanceIds">Which, up to 1,000.</param>
    /// <param name="evenOpen">False = only those that have ended.</param>
    /// <param name="ct">Cancels the call.</param>
    /// <returns>The ids of those that were removed.</returns>
    Task<IReadOnlyList<string>> DeleteAsync(IReadOnlyList<string> instanceIds, bool evenOpen, CancellationToken ct);
}

internal sealed class InstanceRemoval(DatabaseSession session) : IInstanceRemoval
{
    // The inbox first, as a worker takes its locks: its items, then their instances.
    private const string Commands = "SELECT id FROM workflows.inbox WHERE instance_id = ANY($1) ORDER BY id FOR UPDATE";
    private const string Locked = "SELECT id FROM workflows.instances WHERE id = ANY($1) AND ($2 OR status = 2) ORDER BY id FOR UPDATE";

    private static readonly string[] Tables = ["bookmarks", "journal", "incidents", "inbox"];

    public async Task<IReadOnlyList<string>> DeleteAsync(IReadOnlyList<string> instanceIds, bool evenOpen, CancellationToken ct)
    {
        await using var transaction = await session.BeginAsync(ct);
        var asked = instanceIds.Distinct().ToArray();
        await using (var commands = await CommandAsync(Commands, [asked], ct))
            await commands.ExecuteNonQueryAsync(ct);
        var gone = await IdsAsync(Locked, [asked, evenOpen], ct);
        foreach (var table in Tables)
        {
            await using var delete = await CommandAsync($"DELETE FROM workflows.{table} WHERE instance_id = ANY($1)", [gone], ct);
            await delete.ExecuteNonQueryAsync(ct);
        }
        await using (var rows = await CommandAsync("DELETE FROM workflows.instances WHERE id = ANY($1)", [gone], ct))
            await rows.ExecuteNonQueryAsync(ct);
        await ChangeNotice.SendAsync(session, gone, ct);
        await transaction.CommitAsync(ct);
        return gone;
    }

    private async Task<string[]> IdsAsync(string sql, object[] values, CancellationToken ct)
    {
        await using var command = await CommandAsync(sql, values, ct);
        var ids = new List<string>();
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
            ids.Add(reader.GetString(0));
        return [.. ids];
    }

    private async Task<NpgsqlCommand> CommandAsync(string sql, object[] values, CancellationToken ct)
    {
        var command = new NpgsqlCommand(sql, await session.OpenAsync(ct), session.Transaction);
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value });
        return command;
    }
}
