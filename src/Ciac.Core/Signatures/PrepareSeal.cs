using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Ciac.Core.Accounts;
using Ciac.Core.Outside.Ca;
using Ciac.Core.Storage;
using Ciac.Signing.Sealing;
using Ciac.Signing.Trust;

namespace Ciac.Core.Signatures;

/// <summary>What the assistant is asked to sign; the fingerprint is shown in its own window.</summary>
public sealed record SealToSign(string Title, byte[] DocumentDigest, byte[] ToBeSigned);

/// <summary>
/// First half of 企业电子签章: the server prepares the revision over the bytes that were shown, the key stays in the token
/// and signs the attributes (deferred signing, pdf.md §3).
/// </summary>
public sealed class PrepareSeal(CiacDb db, SignatureRequests requests, CheckCertificate check, PadesSigner signer, SignatureSettings settings)
{
    public async Task<Outcome<SealToSign>> HandleAsync(SigningAccess.Owner access, byte[] certificateDer, CancellationToken ct)
    {
        var found = await requests.FindAsync(access, ct);
        if (found.Value is not { } request) return found.Refusal!;
        if (SignatureTurn.Refuse(request, SignatoryRole.Enterprise, settings.Clock.GetUtcNow()) is { } refusal) return refusal;
        using var certificate = CheckCertificate.Read(certificateDer);
        if (certificate is null) return SignatureRefusals.CertificateUnusable;
        var signatory = request.Of(SignatoryRole.Enterprise);
        var usable = await UsableAsync(certificate, signatory, ct);
        if (usable.Value is not { } identity) return usable.Refusal!;

        var latest = await requests.LatestAsync(request.DocumentId, ct);
        var prepared = signer.Prepare(latest.Content, ParametersOf(request, signatory, identity, certificate), settings.Options.PreparedLifetime);
        signatory.PreparedJson = JsonSerializer.Serialize(prepared);
        await db.SaveChangesAsync(ct);
        return new SealToSign(request.Title, prepared.DocumentDigest, prepared.SignedAttributes);
    }

    private async Task<Outcome<EnterpriseCertificateIdentity>> UsableAsync(X509Certificate2 certificate, Signatory signatory, CancellationToken ct)
    {
        var usable = await check.OfEnterpriseAsync(certificate, PathPurpose.Sealing, ct);
        if (usable.Refusal is { } refusal) return SealRefusal(refusal);
        if (usable.Value!.UniqueId != signatory.ExpectedIdentity) return SignatureRefusals.OtherCertificate;
        return usable.Value.HasSeal ? usable : SignatureRefusals.NoSeal;
    }

    // The sentence speaks of sealing; the precise cause stands in the certificate check's own number.
    private static Refusal SealRefusal(Refusal cause) => cause == AccountRefusals.StatusUnknown
        ? SignatureRefusals.StatusUnknown
        : SignatureRefusals.CertificateUnusable;

    private SignatureParameters ParametersOf(
        SignatureRequest request, Signatory signatory, EnterpriseCertificateIdentity identity, X509Certificate2 certificate) => new()
        {
            FieldName = signatory.FieldName,
            CertificateChain = check.ChainOf(certificate),
            SigningTime = PortalClock.Local(settings.Clock.GetUtcNow()),
            Name = identity.EnterpriseName,
            Reason = request.Title,
            Appearance = new SignatureAppearance.RoundSeal(identity.EnterpriseName, identity.SealNumber),
        };
}
