using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Ciac.Signing.Trust;
using Ciac.Signing.Trust.Gm;
using Ciac.Signing.Verification;
using Ciac.Signing.Verification.Cms;

namespace Ciac.Signing.ElectronicSeals;

/// <summary>
/// Verifies the seal on a document in the order of GB/T 38540-2020 §7.3 and §6.3. It reads what strangers send: hostile content gives
/// a report, never an exception. Whether the certificates of the report's paths were revoked is asked by <see cref="RevocationChecker"/>.
/// </summary>
/// <param name="trust">Roots for the signers, the makers of seals, and the timestamp authorities.</param>
public sealed class SealVerifier(TrustStore trust)
{
    /// <summary>The report on a signature over the document with this SM3 digest.</summary>
    public SealReport Verify(ReadOnlyMemory<byte> signature, ReadOnlySpan<byte> documentDigest)
    {
        try
        {
            return Verify(SealSignature.Read(signature), documentDigest);
        }
        catch (Exception broken) when (broken is AsnContentException or CryptographicException)
        {
            return new SealReport { Checks = [Line("seal-format", CheckSubject.Integrity, "it cannot be read: " + broken.Message)] };
        }
    }

    private SealReport Verify(SealSignature signature, ReadOnlySpan<byte> documentDigest)
    {
        using var signer = X509CertificateLoader.LoadCertificate(signature.Signer);
        using var maker = X509CertificateLoader.LoadCertificate(signature.Seal.Maker);
        var content = signature.Seal.Content;
        var signerPath = CertificatePath.Validate(signer, trust, signature.SealedAt, PathPurpose.Sealing);
        // What happened to the maker's certificate after the seal was made does not unmake it.
        var makerPath = CertificatePath.Validate(maker, trust, content.CreatedAt, PathPurpose.Sealing);
        return new SealReport
        {
            Signature = signature,
            SignerPath = signerPath,
            MakerPath = makerPath,
            Checks =
            [
                Line("seal-format", CheckSubject.Integrity, null),
                Line("seal-signature", CheckSubject.Integrity, Value(signer, (signature.Signed, signature.Algorithm, signature.Value))),
                Line("seal-document", CheckSubject.Integrity, documentDigest.SequenceEqual(signature.DocumentDigest) ? null : "the document is not the one that was sealed"),
                Line("seal-maker-signature", CheckSubject.Integrity, Value(maker, (signature.Seal.Signed, signature.Seal.Algorithm, signature.Seal.Value))),
                Line("seal-maker", CheckSubject.Trust, Path(makerPath)),
                Line("seal-signer-listed", CheckSubject.Trust, IsListed(content, signature.Signer) ? null : "the signer is none of those who may use the seal"),
                Line("seal-signer", CheckSubject.Trust, Path(signerPath)),
                Line("seal-period", CheckSubject.Time, content.ValidFrom <= signature.SealedAt && signature.SealedAt <= content.ValidUntil ? null : "the seal was not valid when it was used"),
                Timestamp(signature),
            ],
        };
    }

    private static string? Value(X509Certificate2 by, (ReadOnlyMemory<byte> Data, string Algorithm, byte[] Value) signed)
    {
        if (signed.Algorithm != GmCryptography.Sm2WithSm3Oid) return "the algorithm is not SM2 with SM3";
        return GmCryptography.Verifies(by, signed.Data.Span, signed.Value) ? null : "the value is not the certificate key's signature";
    }

    private static bool IsListed(SealContent content, byte[] signer) =>
        content.Certificates.Any(certificate => certificate.AsSpan().SequenceEqual(signer))
        || content.CertificateDigests.Any(digest => digest.AsSpan().SequenceEqual(GmCryptography.Hash(signer)));

    private static string? Path(PathResult path) => path.Trusted ? null : $"the certificate is not accepted: {path.Failure}";

    private CheckResult Timestamp(SealSignature signature) => signature.Timestamp is { } token
        ? Line("seal-timestamp", CheckSubject.Time, Fault(token, signature))
        : new CheckResult("seal-timestamp", CheckSubject.Time, CheckOutcome.NotApplicable, "there is no timestamp");

    private string? Fault(byte[] bytes, SealSignature signature)
    {
        var token = TimestampToken.Read(bytes);
        var authority = CmsIntegrity.FindSigner(token.Message);
        if (token.Message.Length != bytes.Length) return "something follows the token";
        if (token.Fault(authority) is { } fault) return fault;
        if (!token.Stamps(hash => TimestampToken.Digest(hash, signature.Value))) return "the token stamps something else";
        if (token.Time < signature.SealedAt) return "the token is older than the time that the signer claims";
        var path = CertificatePath.Validate(authority!, trust.With(CmsIntegrity.Load(token.Message)), token.Time, PathPurpose.Timestamp);
        return path.Trusted ? null : $"the timestamp authority is not accepted: {path.Failure}";
    }

    private static CheckResult Line(string code, CheckSubject subject, string? fault) =>
        new(code, subject, fault is null ? CheckOutcome.Passed : CheckOutcome.Failed, fault ?? "");
}

/// <summary>What holds about the seal on a document.</summary>
public sealed record SealReport
{
    /// <summary>The signature that was read; null when it could not be.</summary>
    public SealSignature? Signature { get; init; }

    /// <summary>The signer's path at the time that the signer claims.</summary>
    public PathResult? SignerPath { get; init; }

    /// <summary>The maker's path at the time when the seal was made.</summary>
    public PathResult? MakerPath { get; init; }

    /// <summary>Every check, in the standard's order.</summary>
    public required IReadOnlyList<CheckResult> Checks { get; init; }

    /// <summary>No check failed.</summary>
    public bool Valid => Checks.All(check => check.Outcome != CheckOutcome.Failed);
}
