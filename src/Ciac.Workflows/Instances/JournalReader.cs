using System.Text.Json;
using Ciac.Workflows.Definitions;
using Npgsql;

namespace Ciac.Workflows.Instances;

/// <summary>Reads journals: a row per burst, so a page is found by the number of its first entry.</summary>
internal sealed class JournalReader(NpgsqlDataSource database, PublishedDefinitions published)
{
    // The row that holds an entry is the last one that begins no later.
    private const string Rows = """
        SELECT j.sequence, j.at, j.entries, i.version_id FROM workflows.journal j JOIN workflows.instances i ON i.id = j.instance_id
        WHERE j.instance_id = $1 AND j.sequence < $3
          AND j.sequence >= coalesce((SELECT max(sequence) FROM workflows.journal WHERE instance_id = $1 AND sequence <= $2), 0)
        ORDER BY j.sequence
        """;

    private const string Total = "SELECT sequence + json_array_length(entries::json) - 1 FROM workflows.journal WHERE instance_id = $1 ORDER BY sequence DESC LIMIT 1";

    public async Task<JournalPage> PageAsync(JournalQuery query, CancellationToken ct)
    {
        if (query.HasFilter)
        {
            var all = (await ReadAsync(query.InstanceId, 1, long.MaxValue, ct)).Where(query.Fits).ToList();
            return new([.. all.Skip(query.Skip).Take(query.Take)], all.Count);
        }
        var total = await TotalAsync(query.InstanceId, ct);
        var from = query.Skip + 1L;
        var entries = await ReadAsync(query.InstanceId, from, from + query.Take, ct);
        return new([.. entries.Where(entry => entry.Sequence >= from && entry.Sequence < from + query.Take)], total);
    }

    public async Task<List<JournalEntry>> ReadAsync(string instanceId, long from, long to, CancellationToken ct)
    {
        await using var command = database.CreateCommand(Rows);
        command.Parameters.Add(new() { Value = instanceId });
        command.Parameters.Add(new() { Value = from });
        command.Parameters.Add(new() { Value = to });
        var entries = new List<JournalEntry>();
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            var (sequence, at) = (reader.GetInt64(0), reader.GetFieldValue<DateTimeOffset>(1));
            var graph = await published.GraphAsync(reader.GetString(3), ct);
            foreach (var line in JsonSerializer.Deserialize(reader.GetString(2), StateJson.Default.ListJournalLine)!)
                entries.Add(Entry(sequence++, at, line, graph));
        }
        return entries;
    }

    private static JournalEntry Entry(long sequence, DateTimeOffset at, JournalLine line, WorkflowGraph graph)
    {
        var node = graph.Nodes.GetValueOrDefault(line.NodeId);
        return new(sequence, at, node?.Id ?? line.NodeId, line.ExecutionId, node?.Type ?? "", line.Event, line.Message)
        {
            NodeId = line.NodeId,
            ActivityName = node?.Name,
        };
    }

    private async Task<long> TotalAsync(string instanceId, CancellationToken ct)
    {
        await using var command = database.CreateCommand(Total);
        command.Parameters.Add(new() { Value = instanceId });
        return (long?)await command.ExecuteScalarAsync(ct) ?? 0;
    }
}

/// <summary>Which part of a journal to read; what is empty does not matter.</summary>
public sealed record JournalQuery(string InstanceId)
{
    /// <summary>Entries to leave out at the beginning.</summary>
    public int Skip { get; init; }

    /// <summary>Most entries.</summary>
    public int Take { get; init; } = 100;

    /// <summary>Only of these activities.</summary>
    public IReadOnlyList<string> ActivityIds { get; init; } = [];

    /// <summary>Only of these activities, by their paths of ids.</summary>
    public IReadOnlyList<string> NodeIds { get; init; } = [];

    /// <summary>Not of these types.</summary>
    public IReadOnlyList<string> ExcludedTypes { get; init; } = [];

    /// <summary>Only these events.</summary>
    public IReadOnlyList<string> Events { get; init; } = [];

    internal bool HasFilter => ActivityIds.Count + NodeIds.Count + ExcludedTypes.Count + Events.Count > 0;

    internal bool Fits(JournalEntry entry) =>
        (ActivityIds.Count == 0 || ActivityIds.Contains(entry.ActivityId))
        && (NodeIds.Count == 0 || NodeIds.Contains(entry.NodeId))
        && (Events.Count == 0 || Events.Contains(entry.Event))
        && !ExcludedTypes.Contains(entry.ActivityType);
}

/// <summary>A part of a journal, and how many entries there are in all that fit.</summary>
public sealed record JournalPage(IReadOnlyList<JournalEntry> Entries, long Total);
