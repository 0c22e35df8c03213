using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Ciac.Core.Tests.Outside.Sms;

/// <summary>The gateway's side of signature version 1, written from its document and checked against the document's own example.</summary>
internal static class AliyunVerifier
{
    private const string Unreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~";

    [SuppressMessage("Security", "CA5350:Do Not Use Weak Cryptographic Algorithms", Justification = "The protocol's own choice.")]
    public static string Signature(string method, IEnumerable<KeyValuePair<string, string>> parameters, string secret)
    {
        var sorted = parameters.Where(pair => pair.Key != "Signature").OrderBy(pair => pair.Key, StringComparer.Ordinal);
        var toSign = $"{method}&{Percent("/")}&{Percent(string.Join("&", sorted.Select(pair => $"{Percent(pair.Key)}={Percent(pair.Value)}")))}";
        using var hmac = new HMACSHA1(Encoding.UTF8.GetBytes(secret + "&"));
        return Convert.ToBase64String(hmac.ComputeHash(Encoding.UTF8.GetBytes(toSign)));
    }

    private static string Percent(string text) => string.Concat(
        Encoding.UTF8.GetBytes(text).Select(octet => Unreserved.Contains((char)octet, StringComparison.Ordinal) ? ((char)octet).ToString() : $"%{octet:X2}"));
}
