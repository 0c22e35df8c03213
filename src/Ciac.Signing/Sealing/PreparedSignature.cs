namespace Ciac.Signing.Sealing;

/// <summary>
/// One signature between its two halves. The prepared file is not kept: it is made again from the base file and
/// <see cref="Parameters"/>, byte for byte. Holds no secret and serializes to JSON.
/// </summary>
public sealed record PreparedSignature
{
    /// <summary>The DER SET OF signed attributes: exactly these bytes are signed (RFC 5652 §5.4).</summary>
    public required byte[] SignedAttributes { get; init; }

    /// <summary>SHA-256 of <see cref="SignedAttributes"/>, for keys that are handed a digest; for an SM2 key SM3 over its Z and them (GB/T 32918.2 §6.1).</summary>
    public required byte[] AttributesDigest { get; init; }

    /// <summary>SHA-256 (for an SM2 key SM3) over the byte range: the messageDigest attribute, shown to the signer as the fingerprint.</summary>
    public required byte[] DocumentDigest { get; init; }

    /// <summary>SHA-256 of the base file: completing on any other file is refused.</summary>
    public required byte[] BaseSha256 { get; init; }

    /// <summary>When the value has to be there at the latest; null when nothing bounds it. From this instant on completing is refused.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>What the file was prepared with.</summary>
    public required SignatureParameters Parameters { get; init; }
}
