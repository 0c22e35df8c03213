using System.Security.Cryptography.X509Certificates;
using Ciac.Signing.Trust.Gm;

namespace Ciac.Signing.Trust;

/// <summary>Signatures by SM2 with SM3 and the default user id (GB/T 32918.2, GM/T 0009), which the platform cannot check.</summary>
public static class Sm2Signature
{
    /// <summary>The certificate's key lies on the SM2 curve.</summary>
    public static bool IsKeyOf(X509Certificate2 certificate) => GmCryptography.HasKey(certificate);

    /// <summary>The value, SEQUENCE { r, s } or r||s of 64 bytes, is that key's signature of the data.</summary>
    public static bool Verifies(X509Certificate2 signer, ReadOnlySpan<byte> data, ReadOnlySpan<byte> value) =>
        GmCryptography.Verifies(signer, data, IsRaw(value) ? RawSignature.ToDer(value) : value);

    /// <summary>Two numbers of 256 bits without any wrapping; as DER they are longer.</summary>
    internal static bool IsRaw(ReadOnlySpan<byte> value) => value.Length == 64;
}
