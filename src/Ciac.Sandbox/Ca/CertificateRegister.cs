using System.Security.Cryptography.X509Certificates;
using Ciac.Sandbox.Storage;

namespace Ciac.Sandbox.Ca;

public sealed record CertificateState(string Serial, DateTimeOffset? RevokedAt, int? Reason);

/// Every certificate the issuing authorities made, and which of them are revoked.
public sealed class CertificateRegister(SandboxDatabase database, TimeProvider clock)
{
    public async Task<X509Certificate2> IssueAsync(Issuer issuer, CertificateWish wish, SigningKey key, CancellationToken ct)
    {
        var certificate = issuer.Issue(wish, key.PublicKey);
        await database.ExecuteAsync($"""
            insert into issued_certificate (serial, issuer, subject, certificate, issued_at)
            values ({certificate.SerialNumber}, {issuer.Name}, {certificate.Subject}, {certificate.RawData}, {clock.GetUtcNow()})
            """, ct);
        return certificate;
    }

    public async Task<bool> RevokeAsync(string serial, int reason, CancellationToken ct) =>
        await database.ExecuteAsync($"""
            update issued_certificate set revoked_at = {clock.GetUtcNow()}, revocation_reason = {reason}
            where serial = {serial} and revoked_at is null
            """, ct) > 0;

    public Task<CertificateState?> FindAsync(string issuer, string serial, CancellationToken ct) => database.FindAsync(
        $"select serial, revoked_at, revocation_reason from issued_certificate where issuer = {issuer} and serial = {serial}",
        Read, ct);

    public Task<IReadOnlyList<CertificateState>> RevokedAsync(string issuer, CancellationToken ct) => database.QueryAsync(
        $"""
        select serial, revoked_at, revocation_reason from issued_certificate
        where issuer = {issuer} and revoked_at is not null order by revoked_at
        """, Read, ct);

    private static CertificateState Read(Npgsql.NpgsqlDataReader row) => new(
        row.GetString(0),
        row.IsDBNull(1) ? null : row.GetFieldValue<DateTimeOffset>(1),
        row.IsDBNull(2) ? null : row.GetInt32(2));
}
