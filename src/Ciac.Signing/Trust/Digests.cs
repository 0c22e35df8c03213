using System.Security.Cryptography;

namespace Ciac.Signing.Trust;

/// <summary>The digest algorithms that are accepted, by object identifier.</summary>
internal static class Digests
{
    public static HashAlgorithmName? Name(string oid) => oid switch
    {
        "2.16.840.1.101.3.4.2.1" => HashAlgorithmName.SHA256,
        "2.16.840.1.101.3.4.2.2" => HashAlgorithmName.SHA384,
        "2.16.840.1.101.3.4.2.3" => HashAlgorithmName.SHA512,
        _ => null,
    };
}
