using System.Buffers.Text;
using System.Security.Cryptography;
using Ciac.Sandbox.Storage;

namespace Ciac.Sandbox.CloudSigning;

/// Signature activation data: the right to one signature over one hash.
public sealed record Activation(string Sad, string Credential, DateTimeOffset ExpiresAt)
{
    public required IReadOnlyList<string> Hashes { get; init; }

    public bool Used { get; init; }
}

public sealed class ActivationStore(SandboxDatabase database, TimeProvider clock)
{
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(5);

    public async Task<Activation> AddAsync(string credential, IReadOnlyList<string> hashes, CancellationToken ct)
    {
        var sad = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var activation = new Activation(sad, credential, clock.GetUtcNow() + Life) { Hashes = hashes };
        await database.ExecuteAsync($"""
            insert into activation (sad, credential, hashes, expires_at)
            values ({sad}, {credential}, {hashes.ToArray()}, {activation.ExpiresAt})
            """, ct);
        return activation;
    }

    public Task<Activation?> FindAsync(string sad, CancellationToken ct) => database.FindAsync(
        $"select sad, credential, expires_at, hashes, used_at is not null from activation where sad = {sad}",
        row => new Activation(row.GetString(0), row.GetString(1), row.GetFieldValue<DateTimeOffset>(2))
        {
            Hashes = row.GetFieldValue<string[]>(3),
            Used = row.GetBoolean(4),
        }, ct);

    /// False when it was used a moment ago: more signatures than authorised are impossible.
    public async Task<bool> UseAsync(Activation activation, CancellationToken ct) => await database.ExecuteAsync(
        $"update activation set used_at = {clock.GetUtcNow()} where sad = {activation.Sad} and used_at is null", ct) == 1;
}
