using System.Text.Json;
using Ciac.Sandbox.Storage;
using Npgsql;

namespace Ciac.Sandbox.Licence;

/// States: waiting, scanned, confirmed, refused.
public sealed record LicenceTicket(string Ticket, string BusinessId, string State)
{
    public required string Site { get; init; }

    public string? Place { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    /// What the scan seals; a sign-in has none.
    public LicenceSealing? Seal { get; init; }
}

/// A document's hash to be sealed for a unit, by the unit's seal or by its legal representative's hand.
public sealed record LicenceSealing(string CreditCode, string Signer, byte[] Hash)
{
    public required string DocumentName { get; init; }

    /// Shown on the phone, to be compared with the page.
    public required byte[] DocumentDigest { get; init; }
}

public sealed class LicenceTicketStore(SandboxDatabase database, TimeProvider clock)
{
    public async Task<bool> TakeNonceAsync(string nonce, CancellationToken ct) => await database.ExecuteAsync(
        $"insert into licence_nonce (nonce, used_at) values ({nonce}, {clock.GetUtcNow()}) on conflict do nothing", ct) == 1;

    public Task AddAsync(LicenceTicket ticket, CancellationToken ct) => database.ExecuteAsync($"""
        insert into licence_ticket (ticket, business_id, site, place, state, created_at, expires_at, seal)
        values ({ticket.Ticket}, {ticket.BusinessId}, {ticket.Site}, {ticket.Place}, {ticket.State}, {clock.GetUtcNow()}, {ticket.ExpiresAt},
            {(ticket.Seal is null ? null : JsonSerializer.Serialize(ticket.Seal))})
        """, ct);

    public Task<LicenceTicket?> FindAsync(string ticket, CancellationToken ct) => database.FindAsync(
        $"select ticket, business_id, state, site, place, expires_at, seal from licence_ticket where ticket = {ticket}", Read, ct);

    public Task<IReadOnlyList<LicenceTicket>> LiveAsync(CancellationToken ct) => database.QueryAsync($"""
        select ticket, business_id, state, site, place, expires_at, seal from licence_ticket
        where state in ('waiting', 'scanned') and expires_at > {clock.GetUtcNow()} order by created_at desc limit 20
        """, Read, ct);

    /// One step of a live ticket; false when it is not there any more.
    public async Task<bool> MoveAsync(string ticket, string from, string to, CancellationToken ct) => await database.ExecuteAsync(
        $"update licence_ticket set state = {to} where ticket = {ticket} and state = {from} and expires_at > {clock.GetUtcNow()}", ct) == 1;

    private static LicenceTicket Read(NpgsqlDataReader row) => new(row.GetString(0), row.GetString(1), row.GetString(2))
    {
        Site = row.GetString(3),
        Place = row.IsDBNull(4) ? null : row.GetString(4),
        ExpiresAt = row.GetFieldValue<DateTimeOffset>(5),
        Seal = row.IsDBNull(6) ? null : JsonSerializer.Deserialize<LicenceSealing>(row.GetString(6)),
    };
}
