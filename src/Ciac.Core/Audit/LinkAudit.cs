using Ciac.Core.Storage;
using Npgsql;

namespace Ciac.Core.Audit;

/// <summary>Links the events that are not in the chain yet, in the order of their ids. One node does it at a time.</summary>
public sealed class LinkAudit(NpgsqlDataSource database, FieldCipher cipher)
{
    private const int AtOnce = 500;

    private const string Unlinked = $"""
        SELECT {AuditLink.Columns} FROM ciac.audit_unlinked u JOIN ciac.audit_events e ON e.id = u.event_id ORDER BY u.event_id LIMIT $1
        """;

    private const string Head = "SELECT position, hash FROM ciac.audit_links ORDER BY position DESC LIMIT 1";

    private const string Keep = """
        WITH linked AS (
            INSERT INTO ciac.audit_links (position, event_id, hash) SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::bytea[]) RETURNING event_id)
        DELETE FROM ciac.audit_unlinked u USING linked WHERE u.event_id = linked.event_id
        """;

    /// <summary>How many were linked; 0 when there was nothing to do or another node is at it.</summary>
    public async Task<int> HandleAsync(CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using (var turn = new NpgsqlCommand("SELECT pg_try_advisory_xact_lock(hashtextextended('audit-chain', 0))", connection, transaction))
            if (await turn.ExecuteScalarAsync(ct) is not true) return 0;
        var links = await ReadAsync(connection, await HeadAsync(connection, ct), ct);
        if (links.Count == 0) return 0;
        await using var keep = new NpgsqlCommand(Keep, connection, transaction);
        keep.Parameters.Add(new() { Value = links.ConvertAll(link => link.Position) });
        keep.Parameters.Add(new() { Value = links.ConvertAll(link => link.EventId) });
        keep.Parameters.Add(new() { Value = links.ConvertAll(link => link.Hash) });
        await keep.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
        return links.Count;
    }

    internal static async Task<AuditHead> HeadAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(Head, connection);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct) ? new(reader.GetInt64(0), reader.GetFieldValue<byte[]>(1)) : AuditHead.None;
    }

    private async Task<List<(long Position, long EventId, byte[] Hash)>> ReadAsync(NpgsqlConnection connection, AuditHead head, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(Unlinked, connection);
        command.Parameters.Add(new() { Value = AtOnce });
        await using var reader = await command.ExecuteReaderAsync(ct);
        var links = new List<(long, long, byte[])>();
        while (await reader.ReadAsync(ct))
        {
            head = new(head.Position + 1, AuditLink.Hash(cipher, head.Hash, reader));
            links.Add((head.Position, reader.GetInt64(0), head.Hash));
        }
        return links;
    }
}

/// <summary>The last link of the chain.</summary>
/// <param name="Position">Links so far.</param>
/// <param name="Hash">32 bytes; all zero before the first link.</param>
public sealed record AuditHead(long Position, byte[] Hash)
{
    public static AuditHead None { get; } = new(0, new byte[32]);
}
