using System.Security.Cryptography;
using System.Text;

namespace Ciac.Sandbox.Sms;

/// Aliyun RPC signature 1.0: HMAC-SHA1 over the sorted, percent-encoded parameters.
public static class RpcSignature
{
    public static bool Holds(string method, IReadOnlyDictionary<string, string> parameters, string secret)
    {
        var expected = Compute(method, parameters, secret);
        return CryptographicOperations.FixedTimeEquals(
            Encoding.ASCII.GetBytes(expected), Encoding.UTF8.GetBytes(parameters.GetValueOrDefault("Signature", "")));
    }

    public static string Compute(string method, IReadOnlyDictionary<string, string> parameters, string secret)
    {
        var pairs = parameters.Where(pair => pair.Key != "Signature").OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => $"{Encode(pair.Key)}={Encode(pair.Value)}");
        var toSign = $"{method}&%2F&{Encode(string.Join('&', pairs))}";
        // The gateway's own scheme fixes SHA-1; it is a keyed hash here.
#pragma warning disable CA5350
        return Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(secret + "&"), Encoding.UTF8.GetBytes(toSign)));
#pragma warning restore CA5350
    }

    // EscapeDataString is RFC 3986 already: space %20, * %2A, ~ kept.
    private static string Encode(string text) => Uri.EscapeDataString(text);
}
