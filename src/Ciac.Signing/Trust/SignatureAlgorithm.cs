using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Ciac.Signing.Trust.Gm;

namespace Ciac.Signing.Trust;

/// <summary>
/// A signature algorithm that is accepted: RSA PKCS #1 v1.5, RSA-PSS or ECDSA, with SHA-256, SHA-384 or SHA-512; SM2 with SM3.
/// Whatever is not in the list does not verify, SHA-1 and MD5 foremost.
/// </summary>
internal sealed record SignatureAlgorithm(HashAlgorithmName Hash, RSASignaturePadding? Padding)
{
    private const string Pss = "1.2.840.113549.1.1.10";
    private const string Mgf1 = "1.2.840.113549.1.1.8";
    private const int DefaultSalt = 20;
    private const int LongestSalt = 2_048;
    private const string PlainRsa = "1.2.840.113549.1.1.1";

    /// <summary>Bytes of salt, for RSA-PSS.</summary>
    private int Salt { get; init; }

    /// <summary>Reads an AlgorithmIdentifier; <paramref name="digestOid"/> is the CMS digest, which plain rsaEncryption leaves to it.</summary>
    public static SignatureAlgorithm? Read(ReadOnlyMemory<byte> identifier, string? digestOid = null)
    {
        var reader = new AsnReader(identifier, AsnEncodingRules.DER).ReadSequence();
        return reader.ReadObjectIdentifier() switch
        {
            "1.2.840.113549.1.1.11" => Pkcs1(HashAlgorithmName.SHA256),
            "1.2.840.113549.1.1.12" => Pkcs1(HashAlgorithmName.SHA384),
            "1.2.840.113549.1.1.13" => Pkcs1(HashAlgorithmName.SHA512),
            "1.2.840.10045.4.3.2" => new SignatureAlgorithm(HashAlgorithmName.SHA256, null),
            "1.2.840.10045.4.3.3" => new SignatureAlgorithm(HashAlgorithmName.SHA384, null),
            "1.2.840.10045.4.3.4" => new SignatureAlgorithm(HashAlgorithmName.SHA512, null),
            PlainRsa when digestOid is not null && RsaDigest(digestOid) is { } hash => Pkcs1(hash),
            GmCryptography.Sm2WithSm3Oid => Sm2,
            GmCryptography.Sm2Oid when digestOid == GmCryptography.Sm3Oid => Sm2,
            Pss => ReadPss(reader),
            _ => null,
        };
    }

    /// <summary>The algorithm of the signature on a certificate.</summary>
    public static SignatureAlgorithm? OfCertificate(X509Certificate2 certificate)
    {
        try
        {
            var outer = new AsnReader(certificate.RawData, AsnEncodingRules.DER).ReadSequence();
            outer.ReadEncodedValue();
            return Read(outer.ReadEncodedValue());
        }
        catch (AsnContentException)
        {
            return null;
        }
    }

    /// <summary>The value is that key's signature of the data.</summary>
    public bool Verifies(X509Certificate2 signer, ReadOnlySpan<byte> data, ReadOnlySpan<byte> value)
    {
        if (!KeyStrength.KeySuffices(signer)) return false;
        if (this == Sm2) return GmCryptography.Verifies(signer, data, value);
        try
        {
            using var rsa = signer.GetRSAPublicKey();
            if (Padding == RSASignaturePadding.Pss) return rsa is not null && PssSignature.Verifies(rsa, data, value, (Hash, Salt));
            if (Padding is not null) return rsa is not null && rsa.VerifyData(data, value, Hash, Padding);
            using var ecdsa = signer.GetECDsaPublicKey();
            return ecdsa is not null && ecdsa.VerifyData(data, value, Hash, DSASignatureFormat.Rfc3279DerSequence);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private static SignatureAlgorithm Sm2 { get; } = new(GmCryptography.Sm3, null);

    private static HashAlgorithmName? RsaDigest(string oid) => Digests.Name(oid) is { } hash && hash != GmCryptography.Sm3 ? hash : null;

    private static SignatureAlgorithm Pkcs1(HashAlgorithmName hash) => new(hash, RSASignaturePadding.Pkcs1);

    /// <summary>
    /// RSASSA-PSS-params (RFC 8017 §A.2.3): the defaults are SHA-1, so what is not named is refused, and so is a mask of
    /// another digest. The salt may have any length: it is written beside.
    /// </summary>
    private static SignatureAlgorithm? ReadPss(AsnReader reader)
    {
        if (!reader.HasData) return null;
        var parameters = reader.ReadSequence();
        if (Parameter(parameters, 0) is not { } hash || Parameter(parameters, 1) is not { } mask) return null;
        var digest = hash.ReadSequence().ReadObjectIdentifier();
        var generator = mask.ReadSequence();
        if (generator.ReadObjectIdentifier() != Mgf1 || generator.ReadSequence().ReadObjectIdentifier() != digest) return null;
        var length = DefaultSalt;
        if (Parameter(parameters, 2) is { } salt && !salt.TryReadInt32(out length)) return null;
        if (length is < 0 or > LongestSalt || RsaDigest(digest) is not { } name) return null;
        return new SignatureAlgorithm(name, RSASignaturePadding.Pss) { Salt = length };
    }

    private static AsnReader? Parameter(AsnReader parameters, int number)
    {
        var tag = new Asn1Tag(TagClass.ContextSpecific, number);
        return parameters.HasData && parameters.PeekTag().HasSameClassAndValue(tag) ? parameters.ReadSequence(tag) : null;
    }
}
