using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Ciac.Signing.Trust;

namespace Ciac.Core.Accounts;

/// <summary>
/// The bytes that a sign-in or a proof of possession signs, rebuilt from the SERVER's record. Domain separated and length-prefixed,
/// so that no such signature can ever be a document signature (identity.md §3.3).
/// </summary>
public static class LoginBytes
{
    public static byte[] Of(LoginChallenge challenge)
    {
        using var bytes = new MemoryStream();
        bytes.Write("CMP-AUTH-V1\0"u8);
        Write(bytes, challenge.Origin);
        Write(bytes, challenge.Challenge);
        Write(bytes, challenge.Id.ToString());
        Write(bytes, challenge.Purpose);
        return bytes.ToArray();
    }

    /// <summary>Null: the named algorithm is not the one of the key (C-11).</summary>
    public static bool? Verify(X509Certificate2 certificate, string algorithm, byte[] data, byte[] signature)
    {
        // First, because the platform cannot open a key of that curve.
        if (Sm2Signature.IsKeyOf(certificate)) return algorithm == "SM2-SM3" ? Sm2Signature.Verifies(certificate, data, signature) : null;
        using var rsa = certificate.GetRSAPublicKey();
        if (rsa is not null)
            return algorithm == "RS256" ? rsa.VerifyData(data, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1) : null;
        using var ecdsa = certificate.GetECDsaPublicKey();
        if (ecdsa is null || algorithm != "ES256") return null;
        return ecdsa.VerifyData(data, signature, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
    }

    private static void Write(MemoryStream bytes, string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, utf8.Length);
        bytes.Write(length);
        bytes.Write(utf8);
    }
}
