using System.Security.Cryptography.X509Certificates;
using Ciac.Sandbox.Storage;

namespace Ciac.Sandbox.Ca;

public sealed record KeptKey(X509Certificate2 Certificate, SigningKey Key);

/// The authority's own keys live in the database, so that a restart keeps every certificate valid.
public sealed class KeptKeys(SandboxDatabase database)
{
    public Task<KeptKey?> FindAsync(string name, CancellationToken ct) => database.FindAsync(
        $"select certificate, private_key from kept_key where name = {name}",
        row =>
        {
            var certificate = X509CertificateLoader.LoadCertificate(row.GetFieldValue<byte[]>(0));
            return new KeptKey(certificate, SigningKey.Load(certificate, row.GetFieldValue<byte[]>(1)));
        }, ct);

    public async Task<KeptKey> KeepAsync(string name, KeptKey key, CancellationToken ct)
    {
        var (certificate, privateKey) = (key.Certificate.RawData, key.Key.Export());
        await database.ExecuteAsync($"""
            insert into kept_key (name, certificate, private_key) values ({name}, {certificate}, {privateKey})
            on conflict (name) do update set certificate = excluded.certificate, private_key = excluded.private_key
            """, ct);
        return key;
    }
}
