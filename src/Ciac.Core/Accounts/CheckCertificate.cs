using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Ciac.Core.Outside.Ca;
using Ciac.Signing.Trust;
using Microsoft.Extensions.Hosting;

namespace Ciac.Core.Accounts;

/// <summary>Whose a certificate is: an enterprise's, or a person's who signs in as an individual user.</summary>
public sealed record CertificateOwner(EnterpriseCertificateIdentity? Enterprise, PersonCertificateIdentity? Person);

/// <summary>Whether a certificate may be used now: path, purpose, revocation, and whose it is (identity.md §3.3 step 5, §3.4).</summary>
public sealed class CheckCertificate(TrustStore trust, RevocationCheckers revocation, IHostEnvironment environment, TimeProvider clock)
{
    /// <summary>Null when the bytes are no certificate.</summary>
    public static X509Certificate2? Read(byte[] der)
    {
        try
        {
            return X509CertificateLoader.LoadCertificate(der);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>An enterprise's certificate, for signing in or for sealing.</summary>
    public async Task<Outcome<EnterpriseCertificateIdentity>> OfEnterpriseAsync(X509Certificate2 certificate, PathPurpose purpose, CancellationToken ct)
    {
        if (await RefuseAsync(certificate, purpose, ct) is { } refusal) return refusal;
        return EnterpriseCertificateIdentity.Parse(certificate) is CertificateIdentityResult<EnterpriseCertificateIdentity>.Read { Identity: var identity }
            ? identity
            : AccountRefusals.NoIdentity;
    }

    /// <summary>Whoever signs in. A person's certificate has its own unique identifier (…@SF…): one that a cloud holds signs nobody in.</summary>
    public async Task<Outcome<CertificateOwner>> OwnerAsync(X509Certificate2 certificate, CancellationToken ct)
    {
        if (await RefuseAsync(certificate, PathPurpose.Login, ct) is { } refusal) return refusal;
        if (EnterpriseCertificateIdentity.Parse(certificate) is CertificateIdentityResult<EnterpriseCertificateIdentity>.Read { Identity: var unit }) return new CertificateOwner(unit, null);
        return PersonCertificateIdentity.Parse(certificate) is CertificateIdentityResult<PersonCertificateIdentity>.Read { Identity: { UniqueId: not null } person }
            ? new CertificateOwner(null, person)
            : AccountRefusals.NoIdentity;
    }

    /// <summary>Any certificate that is about to sign a document; null = it may.</summary>
    public Task<Refusal?> ForSealingAsync(X509Certificate2 certificate, CancellationToken ct) =>
        RefuseAsync(certificate, PathPurpose.Sealing, ct);

    /// <summary>The certificate and its issuers, as they are embedded in a signature.</summary>
    public IReadOnlyList<byte[]> ChainOf(X509Certificate2 certificate)
    {
        var path = CertificatePath.Validate(certificate, trust, clock.GetUtcNow(), PathPurpose.Sealing);
        return path.Trusted ? [.. path.Chain.Select(c => c.RawData)] : [certificate.RawData];
    }

    private async Task<Refusal?> RefuseAsync(X509Certificate2 certificate, PathPurpose purpose, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var path = await CertificatePath.ValidateAsync(certificate, trust, now, purpose);
        if (path.Failure is { } failure) return Of(failure);
        // What the sandbox issues proves nothing to anybody but the sandbox.
        if (path.Issuer is null || (environment.IsProduction() && SandboxCertificates.IsFromSandbox(certificate))) return AccountRefusals.Untrusted;
        var checker = purpose == PathPurpose.Login ? revocation.SignIn : revocation.Sealing;
        return await checker.CheckAsync(certificate, path.Issuer, now, ct) switch
        {
            RevocationStatus.Good => null,
            RevocationStatus.Revoked => AccountRefusals.Revoked,
            _ => AccountRefusals.StatusUnknown,
        };
    }

    private static Refusal Of(PathFailure failure) => failure switch
    {
        PathFailure.Expired => AccountRefusals.Expired,
        PathFailure.NotYetValid => AccountRefusals.NotYetValid,
        PathFailure.WrongKeyUsage => AccountRefusals.NotForSignIn,
        _ => AccountRefusals.Untrusted,
    };
}
