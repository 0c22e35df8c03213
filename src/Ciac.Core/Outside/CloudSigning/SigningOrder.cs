namespace Ciac.Core.Outside.CloudSigning;

/// <summary>
/// What a code releases: one credential, one SHA-256 hash (the digest of the CMS signed attributes), one signing request.
/// The same order must be given to challenge, authorise and sign.
/// </summary>
public sealed record SigningOrder(string CredentialId, byte[] Hash, string SigningRequestId)
{
    /// <summary>The digest that people see as the document's fingerprint; goes into clientData. The hash when not given.</summary>
    public byte[] DocumentDigest { get; init; } = Hash;

    /// <summary>The document's title for the provider's text to the signer.</summary>
    public string? Title { get; init; }
}
