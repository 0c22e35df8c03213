namespace Ciac.Core.Outside.CloudSigning;

public enum SigningKeyAlgorithm
{
    EcdsaP256,
    Rsa,
}

public enum SigningCredentialStatus
{
    Usable,
    Disabled,
    Expired,
    Revoked,
    Suspended,
}

/// <summary>A person's cloud-held certificate. Certificates are DER, leaf first.</summary>
public sealed record SigningCredential
{
    public required string Id { get; init; }
    public required IReadOnlyList<byte[]> CertificateChain { get; init; }
    public required SigningKeyAlgorithm KeyAlgorithm { get; init; }
    public required SigningCredentialStatus Status { get; init; }

    /// <summary>The number that the provider holds, as it shows it; null when it shows none.</summary>
    public string? MaskedPhone { get; init; }
}
