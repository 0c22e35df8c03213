using System.Buffers.Text;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.WebUtilities;

namespace Ciac.Sandbox.Tests.World;

/// A relying party of one-network sign-in and the browser of its user, written from OpenID Connect Core.
public sealed partial class RelyingParty(SandboxWorld world)
{
    public const string RedirectUri = "http://127.0.0.1:5080/callbacks/one-network";
    public const string Issuer = "http://127.0.0.1:5090/one-network";

    public string Verifier { get; } = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public string State { get; } = Guid.NewGuid().ToString("N");

    public string Nonce { get; } = Guid.NewGuid().ToString("N");

    public Dictionary<string, string?> Request() => new()
    {
        ["response_type"] = "code",
        ["client_id"] = "portal",
        ["redirect_uri"] = RedirectUri,
        ["scope"] = "openid profile",
        ["state"] = State,
        ["nonce"] = Nonce,
        ["code_challenge"] = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier))),
        ["code_challenge_method"] = "S256",
    };

    /// The user's browser: opens the page, presses the button of the account; the answer is where it is sent.
    public async Task<Dictionary<string, string>> SignInAsync(string identifier, string role)
    {
        var html = await world.Http.GetStringAsync(QueryHelpers.AddQueryString("/one-network/authorize", Request()));
        var row = html.Split("<tr>").Last(part => part.Contains(identifier, StringComparison.Ordinal) && part.Contains(role, StringComparison.Ordinal));
        return await PressAsync(html, Subject().Match(row).Groups[1].Value);
    }

    public async Task<Dictionary<string, string>> PressAsync(string html, string subject)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["__RequestVerificationToken"] = FormToken().Match(html).Groups[1].Value,
            ["query"] = WebUtility.HtmlDecode(Query().Match(html).Groups[1].Value),
            ["subject"] = subject,
        });
        return await SentToAsync(new HttpRequestMessage(HttpMethod.Post, "/one-network/authorize") { Content = form });
    }

    public async Task<Dictionary<string, string>> SentToAsync(HttpRequestMessage request)
    {
        using (request)
        using (var answer = await world.Browser.SendAsync(request))
        {
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
            Assert.StartsWith(RedirectUri + "?", answer.Headers.Location!.AbsoluteUri);
            return QueryHelpers.ParseQuery(answer.Headers.Location.Query).ToDictionary(field => field.Key, field => field.Value.ToString());
        }
    }

    public async Task<HttpResponseMessage> RedeemAsync(string code, string? verifier = null, string? redirectUri = null)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "authorization_code",
            ["client_id"] = "portal",
            ["client_secret"] = "sandbox-one-network",
            ["code"] = code,
            ["redirect_uri"] = redirectUri ?? RedirectUri,
            ["code_verifier"] = verifier ?? Verifier,
        });
        return await world.Http.PostAsync("/one-network/token", form);
    }

    public async Task<JsonElement> TokensAsync(string code)
    {
        using var answer = await RedeemAsync(code);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    public static JsonElement Part(string token, int number) =>
        JsonDocument.Parse(Base64Url.DecodeFromChars(token.Split('.')[number])).RootElement;

    /// Null when everything a careful relying party looks at is right, else what is wrong.
    public async Task<string?> ObjectionAsync(string token)
    {
        var (header, claims) = (Part(token, 0), Part(token, 1));
        if (header.GetProperty("alg").GetString() != "ES256")
            return "alg";
        var key = (await world.Http.GetFromJsonAsync<JsonElement>("/one-network/jwks")).GetProperty("keys").EnumerateArray()
            .FirstOrDefault(one => one.GetProperty("kid").GetString() == header.GetProperty("kid").GetString());
        if (key.ValueKind == JsonValueKind.Undefined)
            return "kid";
        if (!Verifies(token, key))
            return "signature";
        return claims switch
        {
            _ when claims.GetProperty("iss").GetString() != Issuer => "iss",
            _ when claims.GetProperty("aud").GetString() != "portal" => "aud",
            _ when claims.GetProperty("nonce").GetString() != Nonce => "nonce",
            _ when claims.GetProperty("exp").GetInt64() <= DateTimeOffset.UtcNow.ToUnixTimeSeconds() => "exp",
            _ => null,
        };
    }

    private static bool Verifies(string token, JsonElement key)
    {
        using var ec = ECDsa.Create(new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            Q = new ECPoint
            {
                X = Base64Url.DecodeFromChars(key.GetProperty("x").GetString()),
                Y = Base64Url.DecodeFromChars(key.GetProperty("y").GetString()),
            },
        });
        var end = token.LastIndexOf('.');
        return ec.VerifyData(Encoding.ASCII.GetBytes(token[..end]), Base64Url.DecodeFromChars(token.AsSpan(end + 1)), HashAlgorithmName.SHA256);
    }

    [GeneratedRegex("name=\"subject\" value=\"([0-9a-f]+)\"")]
    private static partial Regex Subject();

    [GeneratedRegex("name=\"query\" value=\"([^\"]+)\"")]
    private static partial Regex Query();

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex FormToken();
}
