namespace Ciac.Signing.Sealing;

/// <summary>Everything, beside the base file and the key, that decides the bytes of one signature revision.</summary>
public sealed record SignatureParameters
{
    /// <summary>Partial name (/T) of a signature field that the base file already holds, unsigned.</summary>
    public required string FieldName { get; init; }

    /// <summary>DER certificates, the signer's first, then its issuers; a self-signed root is left out of the signature.</summary>
    public required IReadOnlyList<byte[]> CertificateChain { get; init; }

    /// <summary>The claimed time (/M), written with its own offset. PAdES has no signing-time attribute (EN 319 142-1 §6.3).</summary>
    public required DateTimeOffset SigningTime { get; init; }

    /// <summary>The signer's name (/Name), as a reader lists it.</summary>
    public string? Name { get; init; }

    /// <summary>Why the signer signed (/Reason).</summary>
    public string? Reason { get; init; }

    /// <summary>Where the signer signed (/Location).</summary>
    public string? Location { get; init; }

    /// <summary>What the field shows afterwards.</summary>
    public SignatureAppearance Appearance { get; init; } = new SignatureAppearance.None();

    /// <summary>Bytes kept free for the CMS. A timestamp token with its chain fits in the default.</summary>
    public int ReservedBytes { get; init; } = 9216;

    /// <summary>Certify: only further signatures may follow (DocMDP P=2, ISO 32000-2 §12.8.2.2). The first signature of a file only.</summary>
    public bool Certify { get; init; }
}
