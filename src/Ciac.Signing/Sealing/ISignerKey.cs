namespace Ciac.Signing.Sealing;

/// <summary>A private key that is at hand while the request runs. Keys that are not (token, cloud) go through Prepare and Complete.</summary>
public interface ISignerKey
{
    /// <summary>
    /// Signs <paramref name="data"/>: RSASSA-PKCS1-v1_5 or ECDSA with SHA-256, or SM2 with SM3; curves as DER or as raw r||s.
    /// </summary>
    byte[] Sign(ReadOnlySpan<byte> data);
}
