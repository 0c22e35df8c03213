using System.Security.Cryptography.X509Certificates;
using Ciac.Signing.Trust.Gm;

namespace Ciac.Signing.Trust;

/// <summary>
/// Validates a certificate at an explicit time (RFC 5280 §6) against configured roots only. It never goes to the network:
/// what is revoked is asked afterwards, of addresses that a validated chain vouches for.
/// </summary>
public static class CertificatePath
{
    /// <summary>The verdict, without a network and so without waiting; a task because callers treat trust as a question asked outside.</summary>
    public static Task<PathResult> ValidateAsync(X509Certificate2 leaf, TrustStore trust, DateTimeOffset at, PathPurpose purpose) =>
        Task.FromResult(Validate(leaf, trust, at, purpose));

    /// <summary>The verdict on <paramref name="leaf"/> at <paramref name="at"/>.</summary>
    public static PathResult Validate(X509Certificate2 leaf, TrustStore trust, DateTimeOffset at, PathPurpose purpose)
    {
        if (OfLeaf(leaf, purpose) is { } unfit) return new PathResult(unfit, [leaf]);
        if (GmPath.IsFor(leaf)) return GmPath.Validate(leaf, trust, at);
        using var chain = new X509Chain { ChainPolicy = Policy(trust, at) };
        var built = chain.Build(leaf);
        var certificates = chain.ChainElements.Select(element => X509CertificateLoader.LoadCertificate(element.Certificate.RawData)).ToList();
        var failure = built ? OfIssuers(certificates) : OfChain(chain, at);
        return new PathResult(failure, certificates.Count > 0 ? certificates : [leaf]);
    }

    private static X509ChainPolicy Policy(TrustStore trust, DateTimeOffset at)
    {
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
            DisableCertificateDownloads = true,
            VerificationTime = at.UtcDateTime,
        };
        policy.CustomTrustStore.AddRange(trust.Roots);
        policy.ExtraStore.AddRange(trust.Intermediates);
        return policy;
    }

    private static PathFailure? OfLeaf(X509Certificate2 leaf, PathPurpose purpose)
    {
        if (!CertificateForm.IsStrict(leaf)) return PathFailure.Malformed;
        if (CertificateForm.IsAuthority(leaf)) return PathFailure.IsAuthority;
        if (leaf.SubjectName.RawData.AsSpan().SequenceEqual(leaf.IssuerName.RawData)) return PathFailure.SelfSigned;
        if (CertificateForm.HasUnknownCritical(leaf)) return PathFailure.UnknownCriticalExtension;
        if (!KeyStrength.Suffices(leaf)) return PathFailure.WeakAlgorithm;
        return KeyPurpose.Fits(leaf, purpose) ? null : PathFailure.WrongKeyUsage;
    }

    private static PathFailure? OfIssuers(List<X509Certificate2> chain)
    {
        var between = chain.Skip(1).SkipLast(1).ToList();
        if (!between.TrueForAll(CertificateForm.IsStrict)) return PathFailure.Malformed;
        // A root's own signature protects nothing: only its key has to be strong.
        return between.TrueForAll(KeyStrength.Suffices) && KeyStrength.KeySuffices(chain[^1]) ? null : PathFailure.WeakAlgorithm;
    }

    private static PathFailure OfChain(X509Chain chain, DateTimeOffset at)
    {
        var status = chain.ChainStatus.Aggregate(X509ChainStatusFlags.NoError, (all, one) => all | one.Status);
        // A chain that is also forged must not be reported as merely expired.
        const X509ChainStatusFlags time = X509ChainStatusFlags.NotTimeValid | X509ChainStatusFlags.NotTimeNested;
        if ((status & ~time) == 0) return chain.ChainElements.Any(element => element.Certificate.NotBefore.ToUniversalTime() > at.UtcDateTime) ? PathFailure.NotYetValid : PathFailure.Expired;
        if (status.HasFlag(X509ChainStatusFlags.HasNotSupportedCriticalExtension)) return PathFailure.UnknownCriticalExtension;
        return status.HasFlag(X509ChainStatusFlags.HasWeakSignature) ? PathFailure.WeakAlgorithm : PathFailure.Untrusted;
    }
}
