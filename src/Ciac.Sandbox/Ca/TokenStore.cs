using System.Security.Cryptography.X509Certificates;
using Ciac.Sandbox.People;
using Ciac.Sandbox.Storage;
using Npgsql;

namespace Ciac.Sandbox.Ca;

public sealed class TokenStore(SandboxDatabase database)
{
    public Task<IReadOnlyList<Token>> AllAsync(CancellationToken ct) => database.QueryAsync(
        $"""
        select t.file, t.role, t.unique_id, t.private_key, c.certificate, c.revoked_at, e.identifier, e.name, e.seal_number
        from token t join issued_certificate c on c.serial = t.serial join enterprise e on e.identifier = t.identifier
        order by t.position
        """, Read, ct);

    public Task<Token?> FindAsync(string file, CancellationToken ct) => database.FindAsync(
        $"""
        select t.file, t.role, t.unique_id, t.private_key, c.certificate, c.revoked_at, e.identifier, e.name, e.seal_number
        from token t join issued_certificate c on c.serial = t.serial join enterprise e on e.identifier = t.identifier
        where t.file = {file}
        """, Read, ct);

    public Task<TokenOwner?> OwnerAsync(string identifier, CancellationToken ct) => database.FindAsync(
        $"select identifier, name, seal_number from enterprise where identifier = {identifier}",
        row => new TokenOwner(row.GetString(0), row.GetString(1), row.GetString(2)), ct);

    /// The enterprise's key holder, who may have a certificate of their own.
    public async Task<Person> HolderAsync(string identifier, CancellationToken ct) => await database.FindAsync(
        $"select p.name, p.id_number, p.mobile, p.id_type from enterprise e join person p on p.id_number = e.holder where e.identifier = {identifier}",
        row => new Person(row.GetString(0), row.GetString(1), row.GetString(2)) { IdType = row.GetString(3) }, ct)
        ?? throw new InvalidOperationException($"{identifier} has no holder.");

    public async Task<IReadOnlySet<string>> UniqueIdsAsync(string identifier, CancellationToken ct) =>
        (await database.QueryAsync(
            $"select unique_id from token where identifier = {identifier}", row => row.GetString(0), ct)).ToHashSet();

    public Task SaveAsync(Token token, CancellationToken ct)
    {
        var serial = token.Certificate.SerialNumber;
        return database.ExecuteAsync($"""
            insert into token (file, identifier, role, unique_id, serial, private_key)
            values ({token.File}, {token.Owner.Identifier}, {token.Role}, {token.UniqueId}, {serial}, {token.PrivateKey})
            on conflict (file) do update set serial = excluded.serial, private_key = excluded.private_key
            """, ct);
    }

    private static Token Read(NpgsqlDataReader row) => new(row.GetString(0), row.GetString(1), row.GetString(2))
    {
        PrivateKey = row.GetFieldValue<byte[]>(3),
        Certificate = X509CertificateLoader.LoadCertificate(row.GetFieldValue<byte[]>(4)),
        RevokedAt = row.IsDBNull(5) ? null : row.GetFieldValue<DateTimeOffset>(5),
        Owner = new TokenOwner(row.GetString(6), row.GetString(7), row.GetString(8)),
    };
}
