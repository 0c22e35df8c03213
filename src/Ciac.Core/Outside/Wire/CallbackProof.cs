using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Ciac.Core.Outside.Wire;

/// <summary>What is wrong with a callback before anything of it is parsed.</summary>
internal enum CallbackFault
{
    NoSignature,
    WrongSignature,
    OutOfTime,
}

/// <summary>HMAC-SHA256 over timestamp, nonce and body; five minutes either way (4-integrations). The nonce is the storing verb's to keep.</summary>
internal static class CallbackProof
{
    private const int ShortestNonce = 8;
    private const int LongestNonce = 128;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    /// <summary>Null when the sender is proven.</summary>
    public static CallbackFault? FaultOf(CallbackHeaders headers, ReadOnlySpan<byte> body, string secret, DateTimeOffset now)
    {
        if (headers is not { Timestamp: { Length: <= 16 } timestamp, Nonce: { Length: >= ShortestNonce and <= LongestNonce } nonce, Signature: { } signature })
            return CallbackFault.NoSignature;
        if (!IsSigned($"{timestamp}\n{nonce}\n", body, secret, signature)) return CallbackFault.WrongSignature;
        return IsInTime(timestamp, now) ? null : CallbackFault.OutOfTime;
    }

    public static string Sign(string timestamp, string nonce, ReadOnlySpan<byte> body, string secret) =>
        Convert.ToHexStringLower(MacOf($"{timestamp}\n{nonce}\n", body, secret));

    private static bool IsSigned(string prefix, ReadOnlySpan<byte> body, string secret, string signature)
    {
        var given = new byte[SHA256.HashSizeInBytes];
        return Convert.FromHexString(signature, given, out _, out var written) == System.Buffers.OperationStatus.Done
            && written == given.Length && CryptographicOperations.FixedTimeEquals(given, MacOf(prefix, body, secret));
    }

    private static byte[] MacOf(string prefix, ReadOnlySpan<byte> body, string secret)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret));
        hmac.AppendData(Encoding.UTF8.GetBytes(prefix));
        hmac.AppendData(body);
        return hmac.GetHashAndReset();
    }

    private static bool IsInTime(string timestamp, DateTimeOffset now) =>
        long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        && Math.Abs(now.ToUnixTimeSeconds() - seconds) <= Window.TotalSeconds;
}
