using Ciac.Signing.Timestamps;
using Npgsql;

namespace Ciac.Core.Audit;

/// <summary>Has the head of the chain stamped by the timestamp authority once a day, when something was added since.</summary>
public sealed class AnchorAudit(NpgsqlDataSource database, ITimestampClient timestamps, TimeProvider clock)
{
    private static readonly TimeSpan Every = TimeSpan.FromDays(1);

    private const string Last = "SELECT position, made_at FROM ciac.audit_anchors ORDER BY position DESC LIMIT 1";

    // Two nodes may stamp at once: one anchor of a position is enough.
    private const string Keep = "INSERT INTO ciac.audit_anchors (position, token, made_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";

    /// <summary>The position that was anchored; null when it was not time yet.</summary>
    /// <exception cref="TimestampException">No authority answered; it is tried again later.</exception>
    public async Task<long?> HandleAsync(CancellationToken ct)
    {
        AuditHead head;
        await using (var connection = await database.OpenConnectionAsync(ct))
        {
            head = await LinkAudit.HeadAsync(connection, ct);
            if (head.Position == 0 || !await IsTimeAsync(connection, head, ct)) return null;
        }
        var token = await timestamps.StampAsync(head.Hash, ct);
        await using var keep = database.CreateCommand(Keep);
        keep.Parameters.Add(new() { Value = head.Position });
        keep.Parameters.Add(new() { Value = token });
        keep.Parameters.Add(new() { Value = clock.GetUtcNow() });
        await keep.ExecuteNonQueryAsync(ct);
        return head.Position;
    }

    private async Task<bool> IsTimeAsync(NpgsqlConnection connection, AuditHead head, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(Last, connection);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return !await reader.ReadAsync(ct)
            || (reader.GetInt64(0) < head.Position && clock.GetUtcNow() - reader.GetFieldValue<DateTimeOffset>(1) >= Every);
    }
}
