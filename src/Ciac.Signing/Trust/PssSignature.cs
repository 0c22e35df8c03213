using System.Buffers.Binary;
using System.Numerics;
using System.Security.Cryptography;

namespace Ciac.Signing.Trust;

/// <summary>
/// Verifies RSASSA-PSS with a salt of any length (RFC 8017 §8.1.2, §9.1.2): the platform takes only salts as long as the
/// digest, and other programs write longer ones. Public values only.
/// </summary>
internal static class PssSignature
{
    private const byte Trailer = 0xBC;

    public static bool Verifies(RSA key, ReadOnlySpan<byte> data, ReadOnlySpan<byte> value, (HashAlgorithmName Hash, int Salt) scheme)
    {
        var parameters = key.ExportParameters(includePrivateParameters: false);
        var modulus = new BigInteger(parameters.Modulus, isUnsigned: true, isBigEndian: true);
        var signature = new BigInteger(value, isUnsigned: true, isBigEndian: true);
        if (value.Length != parameters.Modulus!.Length || signature >= modulus) return false;
        var message = BigInteger.ModPow(signature, new BigInteger(parameters.Exponent, isUnsigned: true, isBigEndian: true), modulus);
        var bits = (int)modulus.GetBitLength() - 1;
        var encoded = new byte[(bits + 7) / 8];
        var size = message.GetByteCount(isUnsigned: true);
        return size <= encoded.Length
            && message.TryWriteBytes(encoded.AsSpan(encoded.Length - size), out _, isUnsigned: true, isBigEndian: true)
            && Fits(encoded, bits, Digests.Hash(scheme.Hash, data), scheme);
    }

    private static bool Fits(byte[] encoded, int bits, byte[] digest, (HashAlgorithmName Hash, int Salt) scheme)
    {
        if (encoded.Length < digest.Length + scheme.Salt + 2 || encoded[^1] != Trailer) return false;
        var masked = encoded.AsSpan(..^(digest.Length + 1));
        var hash = encoded.AsSpan(^(digest.Length + 1)..^1);
        var unused = (8 * encoded.Length) - bits;
        if (masked[0] >> (8 - unused) != 0) return false;
        var mask = Mask(hash, masked.Length, scheme.Hash);
        for (var i = 0; i < masked.Length; i++) masked[i] ^= mask[i];
        masked[0] &= (byte)(0xFF >> unused);
        var padding = masked[..^(scheme.Salt + 1)];
        if (padding.ContainsAnyExcept((byte)0) || masked[padding.Length] != 1) return false;
        return Digests.Hash(scheme.Hash, [.. new byte[8], .. digest], masked[(padding.Length + 1)..]).AsSpan().SequenceEqual(hash);
    }

    /// <summary>MGF1 (RFC 8017 §B.2.1).</summary>
    private static List<byte> Mask(ReadOnlySpan<byte> seed, int length, HashAlgorithmName hash)
    {
        var mask = new List<byte>();
        Span<byte> counter = stackalloc byte[4];
        for (var i = 0; mask.Count < length; i++)
        {
            BinaryPrimitives.WriteInt32BigEndian(counter, i);
            mask.AddRange(Digests.Hash(hash, seed, counter));
        }
        return mask;
    }
}
