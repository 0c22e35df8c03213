using System.Security.Cryptography.X509Certificates;
using Ciac.Core.Accounts;
using Ciac.Core.Outside.Ca;
using Ciac.Core.Outside.ELicence;
using Ciac.Signing.Sealing;

namespace Ciac.Core.Signatures;

/// <summary>A licence's certificate that may sign now, and how its signature looks on the page.</summary>
public sealed record UsableLicence(IReadOnlyList<byte[]> Chain, string Name, SignatureAppearance Appearance);

/// <summary>The certificate of a unit's electronic licence, checked to be the right one and usable now.</summary>
public sealed class LicenceCertificate(IELicence platform, CheckCertificate check, TimeProvider clock)
{
    public async Task<Outcome<UsableLicence>> FindAsync(SignatureRequest request, Signatory signatory, CancellationToken ct)
    {
        var signer = signatory.Role == SignatoryRole.Enterprise ? LicenceSigner.Unit : LicenceSigner.LegalRepresentative;
        return await platform.FindCertificateAsync(request.OwnerIdentifier, signer, ct) switch
        {
            LicenceCertificateResult.None => SignatureRefusals.NoLicence,
            LicenceCertificateResult.Found { Chain: var chain } => await CheckAsync(chain, request, signatory, ct),
            _ => SignatureRefusals.LicenceDown,
        };
    }

    /// <summary>Null: it may still sign. Asked once more when the value is here.</summary>
    public async Task<Refusal?> RefuseAsync(X509Certificate2 certificate, CancellationToken ct) => await check.ForSealingAsync(certificate, ct) switch
    {
        null => null,
        var cause when cause == AccountRefusals.StatusUnknown => SignatureRefusals.StatusUnknown,
        _ => SignatureRefusals.CertificateUnusable,
    };

    private async Task<Outcome<UsableLicence>> CheckAsync(IReadOnlyList<byte[]> chain, SignatureRequest request, Signatory signatory, CancellationToken ct)
    {
        using var certificate = CheckCertificate.Read(chain[0]);
        if (certificate is null) return SignatureRefusals.CertificateUnusable;
        if (await RefuseAsync(certificate, ct) is { } refusal) return refusal;
        return signatory.Role == SignatoryRole.Enterprise
            ? OfUnit(certificate, chain, request)
            : OfRepresentative(certificate, chain, signatory);
    }

    private static Outcome<UsableLicence> OfUnit(X509Certificate2 certificate, IReadOnlyList<byte[]> chain, SignatureRequest request)
    {
        if (LicenceCertificateIdentity.Parse(certificate) is not CertificateIdentityResult<LicenceCertificateIdentity>.Read { Identity: var unit }
            || unit.CreditCode != request.OwnerIdentifier)
            return SignatureRefusals.NotThisUnit;
        return unit.SealNumber is null
            ? SignatureRefusals.NoSeal
            : new UsableLicence(chain, unit.EnterpriseName, new SignatureAppearance.RoundSeal(unit.EnterpriseName, unit.SealNumber));
    }

    // Threat 53, by this way too: the certificate names the registered legal representative.
    private Outcome<UsableLicence> OfRepresentative(X509Certificate2 certificate, IReadOnlyList<byte[]> chain, Signatory signatory)
    {
        if (PersonCertificateIdentity.Parse(certificate) is not CertificateIdentityResult<PersonCertificateIdentity>.Read { Identity: var person }
            || person.IdNumber != signatory.ExpectedIdentity || person.Name != signatory.DisplayName)
            return SignatureRefusals.WrongRepresentative;
        var today = DateOnly.FromDateTime(PortalClock.Local(clock.GetUtcNow()).DateTime);
        return new UsableLicence(chain, signatory.DisplayName, new SignatureAppearance.HandwrittenName(signatory.DisplayName, today));
    }
}
