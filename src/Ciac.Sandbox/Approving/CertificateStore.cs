using System.Text.Json;
using Ciac.Sandbox.Licence;
using Ciac.Sandbox.Storage;
using Npgsql;

namespace Ciac.Sandbox.Approving;

/// An event that is kept back, to be sent in another order.
public sealed record HeldEvent(string EventId, string Body);

public sealed class CertificateStore(SandboxDatabase database)
{
    public async Task<string> NextNumberAsync(string prefix, CancellationToken ct) => $"{prefix}231{await database.NextAsync("approved_number", ct):D6}";

    public Task<ApprovedCertificate?> FindAsync(string number, CancellationToken ct) => database.FindAsync(
        $"select number, identifier, kind, sequence, ended_as, content from approved_certificate where number = {number}", Read, ct);

    public Task<IReadOnlyList<ApprovedCertificate>> AllAsync(CancellationToken ct) => database.QueryAsync(
        $"select number, identifier, kind, sequence, ended_as, content from approved_certificate order by number", Read, ct);

    public Task<bool> HasAnyAsync(string identifier, CancellationToken ct) =>
        database.AnyAsync($"select 1 from approved_certificate where identifier = {identifier}", ct);

    /// False when another change came before.
    public async Task<bool> SaveAsync(ApprovedCertificate certificate, CancellationToken ct)
    {
        var content = JsonSerializer.Serialize(certificate.Content, SandboxJson.AsWritten);
        return await database.ExecuteAsync($"""
            insert into approved_certificate (number, identifier, kind, sequence, ended_as, content)
            values ({certificate.Number}, {certificate.Identifier}, {certificate.Kind}, {certificate.Sequence}, {certificate.EndedAs}, {content})
            on conflict (number) do update set sequence = excluded.sequence, ended_as = excluded.ended_as, content = excluded.content
            where approved_certificate.sequence = excluded.sequence - 1
            """, ct) == 1;
    }

    public Task HoldAsync(HeldEvent held, CancellationToken ct) =>
        database.ExecuteAsync($"insert into held_event (event_id, body) values ({held.EventId}, {held.Body})", ct);

    /// The last first, and gone.
    public async Task<IReadOnlyList<HeldEvent>> TakeHeldAsync(CancellationToken ct) =>
        [.. (await database.QueryAsync($"delete from held_event returning position, event_id, body", row => (Position: row.GetInt64(0), Held: new HeldEvent(row.GetString(1), row.GetString(2))), ct))
            .OrderByDescending(row => row.Position).Select(row => row.Held)];

    public Task<IReadOnlyList<string>> HeldAsync(CancellationToken ct) =>
        database.QueryAsync($"select event_id from held_event order by position", row => row.GetString(0), ct);

    private static ApprovedCertificate Read(NpgsqlDataReader row) => new(row.GetString(0), row.GetString(1), row.GetString(2))
    {
        Sequence = row.GetInt64(3),
        EndedAs = row.IsDBNull(4) ? null : row.GetString(4),
        Content = JsonSerializer.Deserialize<ApprovedContent>(row.GetString(5))!,
    };
}
