using System.Security.Cryptography.X509Certificates;
using Ciac.Sandbox.People;
using Ciac.Sandbox.Storage;
using Npgsql;

namespace Ciac.Sandbox.CloudSigning;

/// A person's certificate with its key at the provider.
public sealed record Credential(string Id, Person Person)
{
    public required X509Certificate2 Certificate { get; init; }

    public required byte[] PrivateKey { get; init; }

    public DateTimeOffset? RevokedAt { get; init; }

    public bool IsRsa => Certificate.GetRSAPublicKey() is not null;

    public string StatusAt(DateTimeOffset now) => RevokedAt is not null ? "revoked"
        : now > Certificate.NotAfter.ToUniversalTime() ? "expired" : "valid";
}

public sealed class CredentialStore(SandboxDatabase database, TimeProvider clock)
{
    public Task<Credential?> FindAsync(string id, CancellationToken ct) => database.FindAsync(
        $"""
        select r.id, p.name, p.id_number, p.mobile, p.id_type, c.certificate, r.private_key, c.revoked_at
        from credential r join person p on p.id_number = r.id_number join issued_certificate c on c.serial = r.serial
        where r.id = {id}
        """, Read, ct);

    // The newest first: an issued-again certificate is the one to sign with.
    public Task<IReadOnlyList<Credential>> OfAsync(string idNumber, CancellationToken ct) => database.QueryAsync(
        $"""
        select r.id, p.name, p.id_number, p.mobile, p.id_type, c.certificate, r.private_key, c.revoked_at
        from credential r join person p on p.id_number = r.id_number join issued_certificate c on c.serial = r.serial
        where r.id_number = {idNumber} order by r.issued_at desc
        """, Read, ct);

    /// Who can sign now.
    public async Task<IReadOnlySet<string>> HoldersAsync(CancellationToken ct) => (await database.QueryAsync(
        $"""
        select r.id_number from credential r join issued_certificate c on c.serial = r.serial where c.revoked_at is null
        """, row => row.GetString(0), ct)).ToHashSet();

    public Task AddAsync(Credential credential, CancellationToken ct) => database.ExecuteAsync($"""
        insert into credential (id, id_number, serial, private_key, issued_at)
        values ({credential.Id}, {credential.Person.IdNumber}, {credential.Certificate.SerialNumber},
            {credential.PrivateKey}, {clock.GetUtcNow()})
        """, ct);

    private static Credential Read(NpgsqlDataReader row) =>
        new(row.GetString(0), new Person(row.GetString(1), row.GetString(2), row.GetString(3)) { IdType = row.GetString(4) })
        {
            Certificate = X509CertificateLoader.LoadCertificate(row.GetFieldValue<byte[]>(5)),
            PrivateKey = row.GetFieldValue<byte[]>(6),
            RevokedAt = row.IsDBNull(7) ? null : row.GetFieldValue<DateTimeOffset>(7),
        };
}
