using System.Security.Cryptography;
using Ciac.Signing.Pdf;
using Ciac.Signing.Timestamps;

namespace Ciac.Signing.Sealing;

/// <summary>
/// Signs PDF files with PAdES signatures (EN 319 142-1, SubFilter ETSI.CAdES.detached), one revision each. The two halves
/// are the normal path: the key may be on a user's token or in a cloud, minutes away. Thread-safe.
/// </summary>
/// <param name="fonts">For what the signatures show.</param>
/// <param name="timestamps">Who stamps; nobody when null.</param>
/// <param name="clock">What prepared signatures expire by.</param>
public sealed class PadesSigner(FontLibrary fonts, ITimestampClient? timestamps = null, TimeProvider? clock = null)
{
    private readonly TimeProvider _clock = clock ?? TimeProvider.System;

    /// <summary>The first half: what has to be signed so that <paramref name="basePdf"/> gets this signature.</summary>
    /// <param name="basePdf">The file.</param>
    /// <param name="parameters">What the revision will say and show.</param>
    /// <param name="life">How long the value may take to come; for ever when null.</param>
    /// <exception cref="SealingException">The field is missing, signed or locked, or the certificate cannot sign.</exception>
    /// <exception cref="Pdf.Reading.PdfFormatException">The base is not a PDF that can be extended.</exception>
    public PreparedSignature Prepare(ReadOnlyMemory<byte> basePdf, SignatureParameters parameters, TimeSpan? life = null)
    {
        using var signer = Signer(parameters);
        return Describe(basePdf, parameters, SignatureRevision.Build(basePdf, parameters, fonts), signer) with { ExpiresAt = _clock.GetUtcNow() + life };
    }

    /// <summary>
    /// Checks a value that a key made of <see cref="PreparedSignature.SignedAttributes"/> and returns it as it will be
    /// embedded (ECDSA always as DER): this is what a timestamp authority stamps.
    /// </summary>
    /// <exception cref="SealingException">The value is not the certificate key's.</exception>
    public static byte[] AcceptValue(PreparedSignature prepared, byte[] signatureValue)
    {
        using var signer = Signer(prepared.Parameters);
        return signer.Accept(prepared.SignedAttributes, signatureValue);
    }

    /// <summary>The second half: the signed file. The value is checked before anything is written.</summary>
    /// <param name="basePdf">The very bytes that were prepared.</param>
    /// <param name="prepared">The first half's result.</param>
    /// <param name="signatureValue">RSA PKCS #1 v1.5 or ECDSA (DER or raw r||s), SHA-256, or SM2 with SM3, over the signed attributes.</param>
    /// <param name="timestampToken">A DER TimeStampToken over the embedded value (<see cref="AcceptValue"/>), or null.</param>
    /// <exception cref="SealingException">Too late, another base, another key's value, another value's timestamp, or too little room.</exception>
    public byte[] Complete(ReadOnlyMemory<byte> basePdf, PreparedSignature prepared, byte[] signatureValue, byte[]? timestampToken = null)
    {
        DemandLife(prepared);
        return CompleteInTime(basePdf, prepared, signatureValue, timestampToken);
    }

    /// <summary>The second half with a timestamp, when this signer has an authority to ask. How long the authority takes is not the key's fault.</summary>
    /// <exception cref="SealingException">As without a timestamp.</exception>
    /// <exception cref="TimestampException">No authority answered: the value is still good, try again.</exception>
    public async Task<byte[]> CompleteAsync(ReadOnlyMemory<byte> basePdf, PreparedSignature prepared, byte[] signatureValue, CancellationToken ct)
    {
        DemandLife(prepared);
        var value = AcceptValue(prepared, signatureValue);
        var token = timestamps is null ? null : await timestamps.StampAsync(value, ct);
        return CompleteInTime(basePdf, prepared, value, token);
    }

    private void DemandLife(PreparedSignature prepared)
    {
        if (prepared.ExpiresAt <= _clock.GetUtcNow()) throw new SealingException(SealingFailure.Expired, "the value came after the prepared signature had expired");
    }

    private byte[] CompleteInTime(ReadOnlyMemory<byte> basePdf, PreparedSignature prepared, byte[] signatureValue, byte[]? timestampToken)
    {
        if (!SHA256.HashData(basePdf.Span).AsSpan().SequenceEqual(prepared.BaseSha256)) throw BaseChanged();
        using var signer = Signer(prepared.Parameters);
        var value = signer.Accept(prepared.SignedAttributes, signatureValue);
        if (timestampToken is not null) TimestampBinding.Demand(timestampToken, value);

        var file = SignatureRevision.Build(basePdf, prepared.Parameters, fonts);
        var attributes = CmsSignature.SignedAttributes(file.Digest(signer.Hash), signer);
        if (!attributes.AsSpan().SequenceEqual(prepared.SignedAttributes)) throw BaseChanged();
        return Embed(file, prepared, signer, (value, timestampToken));
    }

    /// <summary>Both halves with a key at hand, without a timestamp.</summary>
    public byte[] Sign(ReadOnlyMemory<byte> basePdf, SignatureParameters parameters, ISignerKey key)
    {
        using var signer = Signer(parameters);
        var file = SignatureRevision.Build(basePdf, parameters, fonts);
        var prepared = Describe(basePdf, parameters, file, signer);
        var value = signer.Accept(prepared.SignedAttributes, key.Sign(prepared.SignedAttributes));
        return Embed(file, prepared, signer, (value, null));
    }

    /// <summary>Both halves with a key at hand, with a timestamp when this signer has an authority to ask.</summary>
    public async Task<byte[]> SignAsync(ReadOnlyMemory<byte> basePdf, SignatureParameters parameters, ISignerKey key, CancellationToken ct)
    {
        using var signer = Signer(parameters);
        var file = SignatureRevision.Build(basePdf, parameters, fonts);
        var prepared = Describe(basePdf, parameters, file, signer);
        var value = signer.Accept(prepared.SignedAttributes, key.Sign(prepared.SignedAttributes));
        var token = timestamps is null ? null : await timestamps.StampAsync(value, ct);
        if (token is not null) TimestampBinding.Demand(token, value);
        return Embed(file, prepared, signer, (value, token));
    }

    private static PreparedSignature Describe(ReadOnlyMemory<byte> basePdf, SignatureParameters parameters, PreparedFile file, SignerCertificate signer)
    {
        var digest = file.Digest(signer.Hash);
        var attributes = CmsSignature.SignedAttributes(digest, signer);
        return new PreparedSignature
        {
            SignedAttributes = attributes,
            AttributesDigest = signer.DigestToSign(attributes),
            DocumentDigest = digest,
            BaseSha256 = SHA256.HashData(basePdf.Span),
            Parameters = parameters,
        };
    }

    private static byte[] Embed(PreparedFile file, PreparedSignature prepared, SignerCertificate signer, (byte[] Value, byte[]? Token) made) =>
        file.Embed(CmsSignature.Encode(new CmsParts(signer, prepared.Parameters.CertificateChain)
        {
            SignedAttributes = prepared.SignedAttributes,
            Value = made.Value,
            TimestampToken = made.Token,
        }));

    private static SignerCertificate Signer(SignatureParameters parameters) => parameters.CertificateChain is [var leaf, ..]
        ? new SignerCertificate(leaf)
        : throw new SealingException(SealingFailure.UnusableCertificate, "the certificate chain is empty");

    private static SealingException BaseChanged() => new(SealingFailure.BaseChanged, "the file is not the one that was prepared");
}
