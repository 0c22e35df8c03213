namespace Ciac.Signing.Timestamps;

/// <summary>Asks a timestamp authority (RFC 3161).</summary>
public interface ITimestampClient
{
    /// <summary>
    /// Stamps SHA-256 of the value of a CMS signature, exactly as it is embedded (ECDSA: DER).
    /// </summary>
    /// <returns>The DER TimeStampToken, its imprint and nonce checked.</returns>
    /// <exception cref="TimestampException">No authority gave a usable token.</exception>
    Task<byte[]> StampAsync(byte[] signatureValue, CancellationToken ct);
}
