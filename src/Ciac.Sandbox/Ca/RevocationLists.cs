using System.Numerics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Ciac.Sandbox.Storage;

namespace Ciac.Sandbox.Ca;

/// RFC 5280 lists, made fresh for each reader so that a revocation counts at once.
public sealed class RevocationLists(CertificateRegister register, SandboxDatabase database, TimeProvider clock)
{
    private static readonly TimeSpan Life = TimeSpan.FromHours(24);

    public async Task<byte[]> BuildAsync(Issuer issuer, CancellationToken ct)
    {
        var list = new CertificateRevocationListBuilder();
        foreach (var state in await register.RevokedAsync(issuer.Name, ct))
            list.AddEntry(Convert.FromHexString(state.Serial), state.RevokedAt, (X509RevocationReason)(state.Reason ?? 0));
        var now = clock.GetUtcNow();
        var number = new BigInteger(await database.NextAsync("crl_number", ct));
        var key = X509AuthorityKeyIdentifierExtension.CreateFromCertificate(issuer.Certificate, true, false);
        return list.Build(issuer.Certificate.SubjectName, issuer.Key.Generator(), number, now + Life, HashAlgorithmName.SHA256, key, now);
    }
}
