using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Ciac.Core.Storage;

/// <summary>The one seam to chance (architecture rule 6), and the hash under which bearer values are stored.</summary>
public static class Secrets
{
    /// <summary>A URL-safe random value; 32 bytes are 256 bits.</summary>
    public static string Token(int bytes = 32) => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(bytes));

    public static string Digits(int count) =>
        RandomNumberGenerator.GetString("0123456789", count);

    /// <summary>Without the letters and digits that people confuse on paper.</summary>
    public static string ReadableCode(int length) =>
        RandomNumberGenerator.GetString("23456789ABCDEFGHJKLMNPQRSTUVWXYZ", length);

    /// <summary>Bearer values (session tokens, links) are stored as this hash only, so a leaked table opens nothing.</summary>
    public static byte[] Hash(string value) => SHA256.HashData(Encoding.UTF8.GetBytes(value));
}
