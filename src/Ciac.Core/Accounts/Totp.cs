using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Ciac.Core.Accounts;

/// <summary>Time-based one-time codes (RFC 6238: HMAC-SHA1, 30 s, 6 digits), as authenticator apps make them.</summary>
public static class Totp
{
    private const int StepSeconds = 30;
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static string NewSecret() => RandomNumberGenerator.GetString(Base32, 32);

    public static long StepAt(DateTimeOffset time) => time.ToUnixTimeSeconds() / StepSeconds;

    public static string CodeAt(string secret, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        // The algorithm is fixed by the RFC and by every authenticator app; SHA-1 is sound inside an HMAC.
#pragma warning disable CA5350
        var hash = HMACSHA1.HashData(Decode(secret), counter);
#pragma warning restore CA5350
        var offset = hash[^1] & 0x0F;
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(offset)) & 0x7FFFFFFF;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>The step that the code belongs to, one before or after now at most; null when it is wrong.</summary>
    public static long? Match(string secret, string code, DateTimeOffset now)
    {
        var step = StepAt(now);
        for (var candidate = step - 1; candidate <= step + 1; candidate++)
        {
            var expected = Encoding.ASCII.GetBytes(CodeAt(secret, candidate));
            if (CryptographicOperations.FixedTimeEquals(expected, Encoding.ASCII.GetBytes(code))) return candidate;
        }

        return null;
    }

    private static byte[] Decode(string secret)
    {
        var bytes = new byte[secret.Length * 5 / 8];
        var (buffer, bits, at) = (0, 0, 0);
        foreach (var letter in secret)
        {
            buffer = (buffer << 5 | Base32.IndexOf(letter, StringComparison.Ordinal)) & 0xFFFF;
            bits += 5;
            if (bits < 8) continue;
            bits -= 8;
            bytes[at++] = (byte)(buffer >> bits);
        }

        return bytes;
    }
}
