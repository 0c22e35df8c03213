using System.Security.Cryptography.X509Certificates;
using Ciac.Sandbox.Ca;

namespace Ciac.Sandbox.Licence;

/// The keys of the licences: one seals for a unit, one signs for its legal representative. They never leave the platform.
public sealed class LicenceSeals(CertificateAuthority authority, CertificateRegister register, KeptKeys kept, LicenceProfiles profiles)
{
    public const string Unit = "unit";
    public const string Representative = "legal-representative";
    private const int CessationOfOperation = 5;

    /// The certificate and its issuers; nothing for a unit that has no licence.
    public async Task<IReadOnlyList<byte[]>?> ChainAsync(string creditCode, string signer, CancellationToken ct)
    {
        if (await KeyAsync(creditCode, signer, ct) is not { } key)
            return null;
        return [key.Certificate.RawData, authority.For(KeyAlgorithm.Ec).Certificate.RawData, authority.Root.Certificate.RawData];
    }

    public async Task<byte[]?> SignAsync(string creditCode, string signer, byte[] hash, CancellationToken ct) =>
        (await KeyAsync(creditCode, signer, ct))?.Key.SignHash(hash);

    public async Task<bool> RevokeAsync(string creditCode, CancellationToken ct) =>
        await KeyAsync(creditCode, Unit, ct) is { } key && await register.RevokeAsync(key.Certificate.SerialNumber, CessationOfOperation, ct);

    private async Task<KeptKey?> KeyAsync(string creditCode, string signer, CancellationToken ct)
    {
        var name = $"licence-{signer}-{creditCode}";
        if (await kept.FindAsync(name, ct) is { } known)
            return known;
        if (await profiles.FindAsync(creditCode, signer, ct) is not { } wish)
            return null;
        var key = SigningKey.Generate(KeyAlgorithm.Ec);
        var certificate = await register.IssueAsync(authority.For(KeyAlgorithm.Ec), wish, key, ct);
        return await kept.KeepAsync(name, new KeptKey(certificate, key), ct);
    }
}

/// What the certificate of a licence says: a unit and its seal, or the unit's legal representative.
public sealed class LicenceProfiles(TokenStore tokens, LicencePeople people, TimeProvider clock)
{
    public async Task<CertificateWish?> FindAsync(string creditCode, string signer, CancellationToken ct)
    {
        if (await tokens.OwnerAsync(creditCode, ct) is not { } owner)
            return null;
        if (signer == LicenceSeals.Unit)
            return Wish(CertificateExtensions.Subject(owner.Name, owner.Name),
                CertificateExtensions.Text(SandboxOids.CreditCode, owner.Identifier), CertificateExtensions.Text(SandboxOids.ElectronicSeal, owner.SealNumber));
        var representative = (await people.AllAsync(ct)).FirstOrDefault(p => p.Enterprise.Identifier == creditCode && p.Role == LicenceSeals.Representative)?.Person;
        return representative is null ? null
            : Wish(CertificateExtensions.Person(representative.Name), CertificateExtensions.Text(SandboxOids.CitizenId, representative.IdNumber));
    }

    private CertificateWish Wish(X500DistinguishedName subject, params X509Extension[] whose)
    {
        var now = clock.GetUtcNow();
        return new CertificateWish(subject, now.AddMinutes(-10), now.AddYears(2))
        {
            Extensions = [CertificateExtensions.EndEntity(), CertificateExtensions.Signing(), CertificateExtensions.SignInAndSeal(), .. whose],
        };
    }
}
