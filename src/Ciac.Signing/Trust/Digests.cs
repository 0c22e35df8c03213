using System.Security.Cryptography;
using Ciac.Signing.Trust.Gm;

namespace Ciac.Signing.Trust;

/// <summary>The digest algorithms that are accepted, by object identifier.</summary>
internal static class Digests
{
    public static HashAlgorithmName? Name(string oid) => oid switch
    {
        "2.16.840.1.101.3.4.2.1" => HashAlgorithmName.SHA256,
        "2.16.840.1.101.3.4.2.2" => HashAlgorithmName.SHA384,
        "2.16.840.1.101.3.4.2.3" => HashAlgorithmName.SHA512,
        GmCryptography.Sm3Oid => GmCryptography.Sm3,
        _ => null,
    };

    /// <summary>The digest of one piece after the other.</summary>
    public static byte[] Hash(HashAlgorithmName name, ReadOnlySpan<byte> first, ReadOnlySpan<byte> second = default)
    {
        if (name == GmCryptography.Sm3) return GmCryptography.Hash(first, second);
        using var digest = IncrementalHash.CreateHash(name);
        digest.AppendData(first);
        digest.AppendData(second);
        return digest.GetHashAndReset();
    }
}
