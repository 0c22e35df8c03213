using System.Security.Cryptography;
using Ciac.Sandbox.Ca;
using Ciac.Sandbox.People;

namespace Ciac.Sandbox.CloudSigning;

public sealed class CredentialIssuer(
    CertificateAuthority authority, CertificateRegister register, CredentialStore credentials, TimeProvider clock)
{
    public async Task<Credential> IssueAsync(Person person, KeyAlgorithm algorithm, CancellationToken ct)
    {
        using var key = SigningKey.Generate(algorithm);
        var certificate = await register.IssueAsync(authority.For(algorithm), Wish(person), key, ct);
        var credential = new Credential($"credential-{RandomNumberGenerator.GetHexString(16, lowercase: true)}", person)
        {
            Certificate = certificate,
            PrivateKey = key.Export(),
        };
        await credentials.AddAsync(credential, ct);
        return credential;
    }

    private CertificateWish Wish(Person person)
    {
        var now = clock.GetUtcNow();
        var subject = CertificateExtensions.Person(person.Name);
        return new CertificateWish(subject, now.AddMinutes(-10), now.AddYears(1))
        {
            Extensions =
            [
                CertificateExtensions.EndEntity(),
                CertificateExtensions.Signing(),
                CertificateExtensions.Text(SandboxOids.CitizenId, person.IdNumber),
            ],
        };
    }
}
