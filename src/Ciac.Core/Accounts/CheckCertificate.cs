using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Ciac.Core.Outside.Ca;
using Ciac.Core.Signatures;
using Microsoft.Extensions.Options;

namespace Ciac.Core.Accounts;

/// <summary>Whether a certificate may be used now: path, purpose, revocation, and whose it is (identity.md §3.3 step 5, §3.4).</summary>
public sealed class CheckCertificate(IOptions<CaOptions> options, TimeProvider clock)
{
    private readonly Lazy<X509Certificate2Collection> _roots = new(() => Load(options.Value.TrustAnchors));
    private readonly Lazy<X509Certificate2Collection> _intermediates = new(() => Load(options.Value.Intermediates));

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

    public Task<Outcome<EnterpriseCertificateIdentity>> ForLoginAsync(X509Certificate2 certificate, CancellationToken ct)
    {
        if (!Trusted(certificate)) return Task.FromResult<Outcome<EnterpriseCertificateIdentity>>(AccountRefusals.Untrusted);
        return Task.FromResult(IdentityOf(certificate));
    }

    public Task<Outcome<EnterpriseCertificateIdentity>> ForSealingAsync(X509Certificate2 certificate, CancellationToken ct) => ForLoginAsync(certificate, ct);

    public Task<Refusal?> ForPersonAsync(X509Certificate2 certificate, CancellationToken ct) =>
        Task.FromResult<Refusal?>(Trusted(certificate) ? null : SignatureRefusals.CertificateUnusable);

    public IReadOnlyList<byte[]> ChainOf(X509Certificate2 certificate) =>
        [certificate.RawData, .. _intermediates.Value.Where(i => i.SubjectName.RawData.AsSpan().SequenceEqual(certificate.IssuerName.RawData)).Select(i => i.RawData)];

    private static Outcome<EnterpriseCertificateIdentity> IdentityOf(X509Certificate2 certificate) =>
        EnterpriseCertificateIdentity.Parse(certificate) is CertificateIdentityResult<EnterpriseCertificateIdentity>.Read { Identity: var identity }
            ? identity
            : AccountRefusals.NoIdentity;

    private bool Trusted(X509Certificate2 certificate)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(_roots.Value);
        chain.ChainPolicy.ExtraStore.AddRange(_intermediates.Value);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.VerificationTime = clock.GetUtcNow().UtcDateTime;
        return chain.Build(certificate);
    }

    private static X509Certificate2Collection Load(IReadOnlyList<string> files)
    {
        var all = new X509Certificate2Collection();
        foreach (var file in files) all.ImportFromPemFile(file);
        return all;
    }
}
