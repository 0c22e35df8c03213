using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;

namespace Ciac.Core.Outside.Wire;

/// <summary>A request that proves the portal: HMAC-SHA256 over timestamp, nonce and body, as the parties' callbacks prove them.</summary>
internal static class SignedRequest
{
    public static HttpRequestMessage Post(Uri address, byte[] body, SignedAs portal, DateTimeOffset now)
    {
        var timestamp = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var nonce = RandomNumberGenerator.GetHexString(32, lowercase: true);
        var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add("X-App-Id", portal.AppId);
        request.Headers.Add("X-Timestamp", timestamp);
        request.Headers.Add("X-Nonce", nonce);
        request.Headers.Add("X-Signature", CallbackProof.Sign(timestamp, nonce, body, portal.Secret));
        return request;
    }
}

/// <summary>Who the portal is at a party.</summary>
internal sealed record SignedAs(string AppId, string Secret);
