using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Ciac.Core.Accounts;

namespace Ciac.Core.Tests.World;

/// <summary>A USB key: signs what its holder asks for, as the certificate assistant would.</summary>
public sealed class Token(X509Certificate2 certificate)
{
    public byte[] Certificate => certificate.RawData;

    public string Algorithm => certificate.GetRSAPublicKey() is null ? "ES256" : "RS256";

    public byte[] Sign(byte[] data)
    {
        using var rsa = certificate.GetRSAPrivateKey();
        if (rsa is not null) return rsa.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var ecdsa = certificate.GetECDsaPrivateKey()!;
        return ecdsa.SignData(data, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
    }

    /// <summary>What the page posts after the assistant has signed for the origin that it sees.</summary>
    public CertificateToken Answer(IssuedChallenge challenge, string? origin = null) => Answer(challenge, origin ?? challenge.Origin, "login");

    /// <summary>Proves possession only: nobody is signed in by it.</summary>
    public CertificateToken Prove(IssuedChallenge challenge) => Answer(challenge, challenge.Origin, "possession");

    public CertificateToken Answer(IssuedChallenge challenge, string origin, string purpose) =>
        new(challenge.ChallengeId, Certificate, Algorithm, Sign(Message(challenge, origin, purpose)));

    /// <summary>Written from the protocol and not with the portal's code, so that a fault there is seen here.</summary>
    public static byte[] LoginMessage(IssuedChallenge challenge, string origin) => Message(challenge, origin, "login");

    private static byte[] Message(IssuedChallenge challenge, string origin, string purpose)
    {
        var parts = new[] { origin, challenge.Challenge, challenge.ChallengeId.ToString("D"), purpose };
        return [.. "CMP-AUTH-V1\0"u8, .. parts.SelectMany(Field)];
    }

    private static byte[] Field(string text)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(length, (uint)Encoding.UTF8.GetByteCount(text));
        return [.. length, .. Encoding.UTF8.GetBytes(text)];
    }
}
