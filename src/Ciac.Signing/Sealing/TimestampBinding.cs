using System.Security.Cryptography.Pkcs;

namespace Ciac.Signing.Sealing;

/// <summary>A timestamp may be embedded only where it belongs.</summary>
internal static class TimestampBinding
{
    /// <exception cref="SealingException">The token stamps something else than <paramref name="value"/>.</exception>
    public static void Demand(byte[] token, byte[] value)
    {
        var isToken = Rfc3161TimestampToken.TryDecode(token, out var decoded, out var length) && length == token.Length;
        if (!isToken || !decoded!.VerifySignatureForData(value, out _))
        {
            throw new SealingException(SealingFailure.TimestampMismatch, "the timestamp token is not one of this signature value");
        }
    }
}
