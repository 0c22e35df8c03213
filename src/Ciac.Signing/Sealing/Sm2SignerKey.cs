using System.Formats.Asn1;
using System.Security.Cryptography;
using Ciac.Signing.Trust.Gm;
using Org.BouncyCastle.Crypto.Parameters;

namespace Ciac.Signing.Sealing;

/// <summary>A private SM2 key at hand: signs with SM3 and the default user id (GB/T 32918.2, GM/T 0009).</summary>
public sealed class Sm2SignerKey : ISignerKey
{
    private readonly ECPrivateKeyParameters _key;

    private Sm2SignerKey(ECPrivateKeyParameters key) => _key = key;

    /// <summary>Reads an unencrypted PKCS #8 PrivateKeyInfo (RFC 5208) that names the SM2 curve.</summary>
    /// <param name="pkcs8">DER.</param>
    /// <exception cref="SealingException">The bytes are no such key.</exception>
    public static Sm2SignerKey Import(ReadOnlyMemory<byte> pkcs8)
    {
        try
        {
            return new Sm2SignerKey(GmCryptography.PrivateKey(Number(pkcs8).Span));
        }
        catch (Exception broken) when (broken is AsnContentException or CryptographicException)
        {
            throw new SealingException(SealingFailure.UnusableCertificate, "the key is no SM2 key in PKCS #8");
        }
    }

    /// <inheritdoc/>
    public byte[] Sign(ReadOnlySpan<byte> data) => GmCryptography.Sign(_key, data);

    private static ReadOnlyMemory<byte> Number(ReadOnlyMemory<byte> pkcs8)
    {
        var info = new AsnReader(pkcs8, AsnEncodingRules.DER).ReadSequence();
        info.ReadInteger();
        var algorithm = info.ReadSequence();
        var isSm2 = algorithm.ReadObjectIdentifier() == GmCryptography.EcKeyOid && algorithm.ReadObjectIdentifier() == GmCryptography.CurveOid;
        if (!isSm2) throw new AsnContentException("another kind of key");
        // ECPrivateKey (RFC 5915): version, number, and parts that follow from it.
        var key = new AsnReader(info.ReadOctetString(), AsnEncodingRules.DER).ReadSequence();
        key.ReadInteger();
        return key.ReadOctetString();
    }
}
