using Ciac.Sandbox.Storage;
using Npgsql;

namespace Ciac.Sandbox.Registration;

/// States: waiting, registered.
public sealed record RegistrationTicket(string Ticket, string BusinessId, string State, DateTimeOffset ExpiresAt);

public sealed class RegistrationTickets(SandboxDatabase database, TimeProvider clock)
{
    /// False when the nonce was used before.
    public async Task<bool> AddAsync(RegistrationTicket ticket, string nonce, CancellationToken ct) => await database.ExecuteAsync($"""
        insert into registration_ticket (ticket, nonce, business_id, state, created_at, expires_at)
        values ({ticket.Ticket}, {nonce}, {ticket.BusinessId}, {ticket.State}, {clock.GetUtcNow()}, {ticket.ExpiresAt}) on conflict do nothing
        """, ct) == 1;

    public Task<RegistrationTicket?> FindAsync(string ticket, CancellationToken ct) => database.FindAsync(
        $"select ticket, business_id, state, expires_at from registration_ticket where ticket = {ticket}", Read, ct);

    public Task<IReadOnlyList<RegistrationTicket>> LiveAsync(CancellationToken ct) => database.QueryAsync($"""
        select ticket, business_id, state, expires_at from registration_ticket
        where state = 'waiting' and expires_at > {clock.GetUtcNow()} order by created_at desc limit 20
        """, Read, ct);

    /// False when the ticket is over.
    public async Task<bool> TakeAsync(string ticket, CancellationToken ct) => await database.ExecuteAsync(
        $"update registration_ticket set state = 'registered' where ticket = {ticket} and expires_at > {clock.GetUtcNow()}", ct) == 1;

    private static RegistrationTicket Read(NpgsqlDataReader row) =>
        new(row.GetString(0), row.GetString(1), row.GetString(2), row.GetFieldValue<DateTimeOffset>(3));
}
