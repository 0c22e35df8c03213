using Ciac.Workflows.Definitions;
using Npgsql;

namespace Ciac.Workflows.Inbox;

/// <summary>Takes due items under row locks: what another worker has is skipped, what a dead one had is free again at once.</summary>
internal static class InboxClaim
{
    private const string Wake = "UPDATE workflows.inbox SET waiting = false WHERE waiting AND hash = ANY($1)";

    // The stimulus was parked while its bookmark was being written: one of the two sides always sees the other.
    private const string Recheck = """
        UPDATE workflows.inbox i SET waiting = false
        WHERE i.id = ANY($1) AND i.waiting AND EXISTS (
            SELECT 1 FROM workflows.bookmarks b WHERE b.hash = i.hash
            AND (i.instance_id IS NULL OR b.instance_id = i.instance_id)
            AND (i.correlation_id IS NULL OR b.correlation_id = i.correlation_id))
        """;

    private const string Claim = """
        WITH due AS (
            SELECT * FROM workflows.inbox WHERE due_at <= $1 AND NOT waiting ORDER BY due_at, id LIMIT $2 FOR UPDATE SKIP LOCKED)
        SELECT d.id, d.kind, d.due_at, d.instance_id, d.bookmark_id, d.definition_id, d.correlation_id, d.name, d.hash, d.body,
               d.attempts, d.created_at, m.instances, m.bookmarks
        FROM due d LEFT JOIN LATERAL (
            SELECT array_agg(b.instance_id) AS instances, array_agg(b.id) AS bookmarks FROM workflows.bookmarks b
            WHERE d.kind = 2 AND d.instance_id IS NULL AND b.hash = d.hash
              AND (d.correlation_id IS NULL OR b.correlation_id = d.correlation_id)) m ON true
        ORDER BY d.due_at, d.id
        """;

    /// <summary>The due items, and the mark of what was published when they were claimed.</summary>
    public static async Task<(List<ClaimedItem> Items, long Mark)> TakeAsync(NpgsqlConnection connection, ClaimRequest request, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection);
        if (request.Unsettled.Hashes.Count > 0)
            batch.BatchCommands.Add(new(Wake) { Parameters = { new NpgsqlParameter<string[]> { TypedValue = [.. request.Unsettled.Hashes] } } });
        if (request.Unsettled.Parked.Count > 0)
            batch.BatchCommands.Add(new(Recheck) { Parameters = { new NpgsqlParameter<long[]> { TypedValue = [.. request.Unsettled.Parked] } } });
        batch.BatchCommands.Add(new(Claim)
        {
            Parameters = { new NpgsqlParameter<DateTimeOffset> { TypedValue = request.Now }, new NpgsqlParameter<int> { TypedValue = request.Limit } },
        });
        batch.BatchCommands.Add(new(DefinitionStore.Mark));
        var claimed = new List<ClaimedItem>();
        await using var reader = await batch.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
            claimed.Add(Read(reader));
        await reader.NextResultAsync(ct);
        await reader.ReadAsync(ct);
        return (claimed, reader.GetInt64(0));
    }

    private static ClaimedItem Read(NpgsqlDataReader reader)
    {
        var item = new InboxItem((InboxKind)reader.GetInt16(1), reader.GetFieldValue<DateTimeOffset>(2))
        {
            Id = reader.GetInt64(0),
            InstanceId = Text(reader, 3),
            BookmarkId = Text(reader, 4),
            DefinitionId = Text(reader, 5),
            CorrelationId = Text(reader, 6),
            Name = Text(reader, 7),
            Hash = Text(reader, 8),
            Body = Text(reader, 9),
            Attempts = reader.GetInt32(10),
            CreatedAt = reader.GetFieldValue<DateTimeOffset>(11),
        };
        return new(item, reader.IsDBNull(12) ? [] : Matches(reader.GetFieldValue<string[]>(12), reader.GetFieldValue<string[]>(13)));
    }

    private static List<BookmarkMatch> Matches(string[] instances, string[] bookmarks) =>
        [.. instances.Zip(bookmarks, (instance, bookmark) => new BookmarkMatch(instance, bookmark))];

    private static string? Text(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
}

/// <summary>What to claim, and what the previous batch left to settle.</summary>
internal sealed record ClaimRequest(DateTimeOffset Now, int Limit, UnsettledStimuli Unsettled);

/// <summary>After a commit: hashes that now have bookmarks, and items that were parked for want of one.</summary>
internal sealed record UnsettledStimuli(IReadOnlyCollection<string> Hashes, IReadOnlyCollection<long> Parked)
{
    public static UnsettledStimuli None { get; } = new([], []);

    public bool IsEmpty => Hashes.Count == 0 && Parked.Count == 0;
}
