using System.Security.Cryptography.Pkcs;
using Ciac.Core.Storage;
using Npgsql;

namespace Ciac.Core.Audit;

/// <summary>Something that does not fit in the audit record.</summary>
/// <param name="Position">The link; 0 when the event has none.</param>
/// <param name="What">In words.</param>
public sealed record AuditFinding(long Position, string What);

/// <summary>What a walk over the whole chain found.</summary>
/// <param name="Links">Links that were checked.</param>
/// <param name="Head">The last hash; write it down elsewhere and give it to the next verification.</param>
/// <param name="Unlinked">Events that wait for their link.</param>
/// <param name="Anchors">Timestamps that fit.</param>
/// <param name="Findings">What does not fit; the walk ends after twenty.</param>
public sealed record AuditVerdict(long Links, byte[] Head, long Unlinked, int Anchors, IReadOnlyList<AuditFinding> Findings);

/// <summary>Walks the audit record from its first line and says where it was changed, cut or added to.</summary>
public sealed class VerifyAudit(NpgsqlDataSource database, FieldCipher cipher)
{
    private const int MostFindings = 20;

    private const string Chain = $"""
        SELECT {AuditLink.Columns}, l.position, l.hash FROM ciac.audit_links l LEFT JOIN ciac.audit_events e ON e.id = l.event_id ORDER BY l.position
        """;

    private const string Unlinked = """
        SELECT count(u.event_id), count(*) FILTER (WHERE u.event_id IS NULL)
        FROM ciac.audit_events e LEFT JOIN ciac.audit_unlinked u ON u.event_id = e.id
        WHERE NOT EXISTS (SELECT 1 FROM ciac.audit_links l WHERE l.event_id = e.id)
        """;

    private const string Anchors = """
        SELECT a.position, a.token, l.hash FROM ciac.audit_anchors a LEFT JOIN ciac.audit_links l ON l.position = a.position ORDER BY a.position
        """;

    /// <summary>Walks the chain. A head that was written down earlier (<paramref name="known"/>) must still be in it.</summary>
    public async Task<AuditVerdict> HandleAsync(byte[]? known, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var snapshot = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, ct);
        var findings = new List<AuditFinding>();
        var (head, isKnown) = await WalkAsync(connection, known, findings, ct);
        if (!isKnown) findings.Add(new(0, "The head that was written down is not in the chain any more."));
        var unlinked = await CountUnlinkedAsync(connection, findings, ct);
        var anchors = await CheckAnchorsAsync(connection, findings, ct);
        return new(head.Position, head.Hash, unlinked, anchors, findings);
    }

    private async Task<(AuditHead Head, bool IsKnown)> WalkAsync(NpgsqlConnection connection, byte[]? known, List<AuditFinding> findings, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(Chain, connection) { CommandTimeout = 0 };
        await using var row = await command.ExecuteReaderAsync(ct);
        var (head, isKnown) = (AuditHead.None, known is null);
        while (await row.ReadAsync(ct) && findings.Count < MostFindings)
        {
            var (position, kept) = (row.GetInt64(11), row.GetFieldValue<byte[]>(12));
            if (position != head.Position + 1) findings.Add(new(head.Position + 1, $"{position - head.Position - 1} links are missing."));
            else if (row.IsDBNull(0)) findings.Add(new(position, "The event is missing."));
            else if (!AuditLink.Hash(cipher, head.Hash, row).AsSpan().SequenceEqual(kept)) findings.Add(new(position, $"Event {row.GetInt64(0)} was changed."));
            // One change is one finding: the walk goes on from what is kept.
            head = new(position, kept);
            isKnown |= known is not null && kept.AsSpan().SequenceEqual(known);
        }
        return (head, isKnown);
    }

    private static async Task<long> CountUnlinkedAsync(NpgsqlConnection connection, List<AuditFinding> findings, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(Unlinked, connection) { CommandTimeout = 0 };
        await using var reader = await command.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        if (reader.GetInt64(1) is > 0 and var foreign) findings.Add(new(0, $"{foreign} events have no link and wait for none."));
        return reader.GetInt64(0);
    }

    private static async Task<int> CheckAnchorsAsync(NpgsqlConnection connection, List<AuditFinding> findings, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(Anchors, connection);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var good = 0;
        while (await reader.ReadAsync(ct))
        {
            if (!reader.IsDBNull(2) && Fits(reader.GetFieldValue<byte[]>(1), reader.GetFieldValue<byte[]>(2))) good++;
            else findings.Add(new(reader.GetInt64(0), "The timestamp is not of this chain."));
        }
        return good;
    }

    private static bool Fits(byte[] token, byte[] hash) =>
        Rfc3161TimestampToken.TryDecode(token, out var stamp, out _) && stamp.VerifySignatureForData(hash, out _);
}
