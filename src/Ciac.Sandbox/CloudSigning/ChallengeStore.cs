using Ciac.Sandbox.Storage;
using Npgsql;

namespace Ciac.Sandbox.CloudSigning;

/// A code that went out: for this credential, this document (client data) and this hash only.
public sealed record Challenge(long Id, string Credential, string ClientData)
{
    public required IReadOnlyList<string> Hashes { get; init; }

    public required string Code { get; init; }

    public required DateTimeOffset SentAt { get; init; }

    public bool Used { get; init; }
}

public sealed class ChallengeStore(SandboxDatabase database, TimeProvider clock)
{
    public const int MostWrongTries = 5;

    /// False when this key has sent already.
    public async Task<bool> AddAsync(string idempotencyKey, Challenge challenge, CancellationToken ct) =>
        await database.ExecuteAsync($"""
            insert into challenge (idempotency_key, credential, client_data, hashes, code, sent_at)
            values ({idempotencyKey}, {challenge.Credential}, {challenge.ClientData}, {challenge.Hashes.ToArray()},
                {challenge.Code}, {challenge.SentAt})
            on conflict (idempotency_key) do nothing
            """, ct) == 1;

    public Task<bool> IsKnownAsync(string idempotencyKey, CancellationToken ct) =>
        database.AnyAsync($"select 1 from challenge where idempotency_key = {idempotencyKey}", ct);

    // A code sent again voids the one before it.
    public Task<Challenge?> LatestAsync(string credential, string clientData, CancellationToken ct) => database.FindAsync(
        $"""
        select id, credential, client_data, hashes, code, sent_at, used_at is not null from challenge
        where credential = {credential} and client_data = {clientData} order by id desc limit 1
        """, Read, ct);

    /// Takes one of the five tries before the code is looked at, so that twenty guesses at once are still five;
    /// returns how many are left, null when there was none.
    public async Task<int?> TakeTryAsync(Challenge challenge, CancellationToken ct)
    {
        var taken = await database.QueryAsync($"""
            update challenge set wrong_tries = wrong_tries + 1
            where id = {challenge.Id} and wrong_tries < {MostWrongTries} returning wrong_tries
            """, row => row.GetInt32(0), ct);
        return taken.Count == 0 ? null : MostWrongTries - taken[0];
    }

    /// False when somebody else used the code a moment ago.
    public async Task<bool> UseAsync(Challenge challenge, CancellationToken ct) => await database.ExecuteAsync(
        $"update challenge set used_at = {clock.GetUtcNow()} where id = {challenge.Id} and used_at is null", ct) == 1;

    private static Challenge Read(NpgsqlDataReader row) => new(row.GetInt64(0), row.GetString(1), row.GetString(2))
    {
        Hashes = row.GetFieldValue<string[]>(3),
        Code = row.GetString(4),
        SentAt = row.GetFieldValue<DateTimeOffset>(5),
        Used = row.GetBoolean(6),
    };
}
