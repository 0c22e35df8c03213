using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Ciac.Core.Outside.Sms;

/// <summary>Signature version 1 of the Aliyun RPC style: HMAC-SHA1 over the sorted, percent-encoded parameters.</summary>
internal static class AliyunSignature
{
    /// <summary>The form body of a signed POST.</summary>
    public static string Sign(IReadOnlyDictionary<string, string> action, AliyunCaller caller)
    {
        var parameters = new SortedDictionary<string, string>(action.ToDictionary(), StringComparer.Ordinal)
        {
            ["AccessKeyId"] = caller.AccessKeyId,
            ["Format"] = "JSON",
            ["SignatureMethod"] = "HMAC-SHA1",
            ["SignatureNonce"] = caller.Nonce,
            ["SignatureVersion"] = "1.0",
            ["Timestamp"] = caller.Now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            ["Version"] = "2017-05-25",
        };
        var joined = string.Join('&', parameters.Select(pair => $"{Encode(pair.Key)}={Encode(pair.Value)}"));
        return $"Signature={Encode(Value(joined, caller.AccessKeySecret))}&{joined}";
    }

    // RFC 3986: space %20, * %2A, ~ kept. EscapeDataString does exactly that.
    private static string Encode(string text) => Uri.EscapeDataString(text);

    [System.Diagnostics.CodeAnalysis.SuppressMessage("Security", "CA5350:Do Not Use Weak Cryptographic Algorithms", Justification = "The gateway's signature version 1 is HMAC-SHA1; the HMAC is not weakened by collisions.")]
    private static string Value(string joined, string secret) => Convert.ToBase64String(
        HMACSHA1.HashData(Encoding.UTF8.GetBytes(secret + "&"), Encoding.UTF8.GetBytes($"POST&%2F&{Encode(joined)}")));
}

internal sealed record AliyunCaller(string AccessKeyId, string AccessKeySecret, string Nonce, DateTimeOffset Now)
{
    /// <summary>The secret never reaches a log by accident.</summary>
    public override string ToString() => AccessKeyId;
}
