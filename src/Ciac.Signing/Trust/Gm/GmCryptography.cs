using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Org.BouncyCastle.Asn1.GM;
using Org.BouncyCastle.Crypto.Digests;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;
using Org.BouncyCastle.Math;

namespace Ciac.Signing.Trust.Gm;

/// <summary>
/// SM3 (GB/T 32905) and SM2 signatures (GB/T 32918.2) with the default user id of GM/T 0009, which the platform does not have.
/// The only place that knows the library which does.
/// </summary>
internal static class GmCryptography
{
    public const string Sm3Oid = "1.2.156.10197.1.401";

    /// <summary>SM2 with SM3, as certificates name it.</summary>
    public const string Sm2WithSm3Oid = "1.2.156.10197.1.501";

    /// <summary>The SM2 signature alone, as GM/T 0010 names it beside the digest.</summary>
    public const string Sm2Oid = "1.2.156.10197.1.301.1";

    public const string EcKeyOid = "1.2.840.10045.2.1";
    public const string CurveOid = "1.2.156.10197.1.301";

    private static readonly ECDomainParameters Curve = Domain();

    /// <summary>The length in bits of the default user id, and the id: the beginning of every Z (GB/T 32918.2 §5.5).</summary>
    private static readonly byte[] UserId = [0x00, 0x80, .. "1234567812345678"u8];

    /// <summary>The name under which SM3 stands beside the platform's own digests.</summary>
    public static HashAlgorithmName Sm3 { get; } = new("SM3");

    public static byte[] Hash(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second = default)
    {
        var digest = new SM3Digest();
        foreach (var piece in (ReadOnlySpan<byte[]>)[first.ToArray(), second.ToArray()]) digest.BlockUpdate(piece, 0, piece.Length);
        var hash = new byte[digest.GetDigestSize()];
        digest.DoFinal(hash, 0);
        return hash;
    }

    /// <summary>The certificate's key lies on the SM2 curve, named and not spelled out.</summary>
    public static bool HasKey(X509Certificate2 certificate)
    {
        try
        {
            return certificate.PublicKey is { Oid.Value: EcKeyOid, EncodedParameters: { } curve } && AsnDecoder.ReadObjectIdentifier(curve.RawData, AsnEncodingRules.DER, out _) == CurveOid;
        }
        catch (AsnContentException)
        {
            return false;
        }
    }

    /// <summary>The value, SEQUENCE { r, s }, is that key's signature of the data.</summary>
    public static bool Verifies(X509Certificate2 signer, ReadOnlySpan<byte> data, ReadOnlySpan<byte> value)
    {
        if (!HasKey(signer)) return false;
        try
        {
            var verifier = new SM2Signer();
            verifier.Init(forSigning: false, new ECPublicKeyParameters(Curve.Curve.DecodePoint(signer.PublicKey.EncodedKeyValue.RawData), Curve));
            verifier.BlockUpdate(data.ToArray(), 0, data.Length);
            return verifier.VerifySignature(value.ToArray());
        }
        catch (Exception broken) when (broken is ArgumentException or FormatException or IOException or InvalidOperationException or ArithmeticException)
        {
            // A point that is written wrongly or not on the curve, or a value that is no pair of numbers.
            return false;
        }
    }

    /// <summary>A private key of that curve, by its number; not one of a certificate's.</summary>
    /// <exception cref="CryptographicException">The number is none between 1 and n - 2.</exception>
    public static ECPrivateKeyParameters PrivateKey(ReadOnlySpan<byte> number)
    {
        var d = new BigInteger(1, number.ToArray());
        var isInRange = d.SignValue > 0 && d.CompareTo(Curve.N.Subtract(BigInteger.One)) < 0;
        return isInRange ? new ECPrivateKeyParameters(d, Curve) : throw new CryptographicException("the number is no SM2 private key");
    }

    /// <summary>The value, SEQUENCE { r, s }.</summary>
    public static byte[] Sign(ECPrivateKeyParameters key, ReadOnlySpan<byte> data)
    {
        var signer = new SM2Signer();
        signer.Init(forSigning: true, key);
        signer.BlockUpdate(data.ToArray(), 0, data.Length);
        return signer.GenerateSignature();
    }

    /// <summary>What a token that does not hash itself signs: SM3 over Z of that key and the data.</summary>
    public static byte[] Digest(X509Certificate2 signer, ReadOnlySpan<byte> data)
    {
        byte[] curve = [.. Curve.Curve.A.GetEncoded(), .. Curve.Curve.B.GetEncoded(), .. Curve.G.AffineXCoord.GetEncoded(), .. Curve.G.AffineYCoord.GetEncoded()];
        // 04 || x || y
        return Hash(Hash([.. UserId, .. curve, .. signer.PublicKey.EncodedKeyValue.RawData.AsSpan(1)]), data);
    }

    private static ECDomainParameters Domain()
    {
        var curve = GMNamedCurves.GetByName("sm2p256v1");
        return new ECDomainParameters(curve.Curve, curve.G, curve.N, curve.H);
    }
}
