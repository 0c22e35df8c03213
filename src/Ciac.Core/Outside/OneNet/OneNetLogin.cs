using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Serialization;
using Ciac.Core.Outside.Wire;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;

namespace Ciac.Core.Outside.OneNet;

internal sealed class OneNetLogin(IHttpClientFactory clients, OneNetProvider provider, IOptions<OneNetOptions> options, TimeProvider clock) : IOneNetLogin
{
    public const string HttpClientName = "Outside.OneNet";

    public async Task<AuthorizationResult> AuthorizationAsync(AuthorizationQuestion question, CancellationToken ct)
    {
        var (metadata, fault) = await provider.MetadataAsync(ct);
        if (metadata is null) return fault is null ? new AuthorizationResult.Down("discovery") : new AuthorizationResult.Untrusted(fault);
        return new AuthorizationResult.Address(new Uri(QueryHelpers.AddQueryString(metadata.AuthorizationEndpoint.AbsoluteUri, new Dictionary<string, string?>
        {
            ["response_type"] = "code",
            ["client_id"] = options.Value.ClientId,
            ["redirect_uri"] = question.RedirectUri,
            ["scope"] = "openid profile",
            ["state"] = question.State,
            ["nonce"] = question.Nonce,
            ["code_challenge"] = question.CodeChallenge,
            ["code_challenge_method"] = "S256",
        })));
    }

    public async Task<OneNetResult> RedeemAsync(AuthorizationAnswer answer, CancellationToken ct)
    {
        var (metadata, fault) = await provider.MetadataAsync(ct);
        if (metadata is null) return fault is null ? new OneNetResult.Down("discovery") : new OneNetResult.Untrusted(fault);
        // Before anything else of the answer is used: another provider's answer may carry another provider's code (RFC 9207 §2.4).
        if (answer.Issuer is null ? metadata.NamesIssuer : answer.Issuer != options.Value.Issuer) return new OneNetResult.Untrusted("response iss");
        if (answer.Error is { } error) return new OneNetResult.Refused(WireJson.Reason(error));
        if (string.IsNullOrEmpty(answer.Code)) return new OneNetResult.Untrusted("code");
        return await AskAsync(TokenRequest(metadata, answer), ct) switch
        {
            (TokenAnswer tokens, _) => await ProveAsync(metadata, tokens, answer, ct),
            var (_, failure) => failure!,
        };
    }

    private async Task<OneNetResult> ProveAsync(OneNetMetadata metadata, TokenAnswer tokens, AuthorizationAnswer answer, CancellationToken ct)
    {
        if (!string.Equals(tokens.TokenType, "Bearer", StringComparison.OrdinalIgnoreCase)) return new OneNetResult.Untrusted("token_type");
        if (IdToken.Parse(tokens.IdToken) is not { } token) return new OneNetResult.Untrusted("id_token");
        if (token.AlgorithmFault() is { } algorithm) return new OneNetResult.Untrusted(algorithm);
        if (await KeyAsync(metadata, token, ct) is not { } key) return new OneNetResult.Untrusted("kid");
        var expected = new Expected(options.Value.Issuer, options.Value.ClientId, answer.Nonce) { AccessToken = tokens.AccessToken, Now = clock.GetUtcNow() };
        if ((token.SignatureFault(key) ?? token.ClaimFault(expected)) is { } fault) return new OneNetResult.Untrusted(fault);
        return await DescribeAsync(metadata, tokens, token.Subject, ct);
    }

    // A provider that has just changed its key signs with one that we have not seen: its set is read once more.
    private async Task<SigningKey?> KeyAsync(OneNetMetadata metadata, IdToken token, CancellationToken ct)
    {
        foreach (var anew in new[] { false, true })
            if (await provider.KeysAsync(metadata, anew, ct) is { } keys && token.KeyIn(keys) is { } key) return key;
        return null;
    }

    private async Task<OneNetResult> DescribeAsync(OneNetMetadata metadata, TokenAnswer tokens, string subject, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, metadata.UserInfoEndpoint);
        request.Bearer(tokens.AccessToken);
        var answer = await clients.CreateClient(HttpClientName).ExchangeAsync(request, ct);
        if (answer is not WireAnswer.Answered { Status: HttpStatusCode.OK } answered || WireJson.Read<UserInfoAnswer>(answered.Body) is not { } user)
            return new OneNetResult.Down("userinfo");
        // §5.3.2: without this an account's data could be exchanged for another's.
        return user.Subject == subject ? new OneNetResult.Proven(user.ToAccount()) : new OneNetResult.Untrusted("userinfo sub");
    }

    private HttpRequestMessage TokenRequest(OneNetMetadata metadata, AuthorizationAnswer answer)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, metadata.TokenEndpoint)
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["grant_type"] = "authorization_code",
                ["code"] = answer.Code!,
                ["redirect_uri"] = answer.RedirectUri,
                ["code_verifier"] = answer.Verifier,
            }),
        };
        var client = $"{Uri.EscapeDataString(options.Value.ClientId)}:{Uri.EscapeDataString(options.Value.ClientSecret)}";
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(client)));
        return request;
    }

    private async Task<(TokenAnswer? Tokens, OneNetResult? Failure)> AskAsync(HttpRequestMessage request, CancellationToken ct)
    {
        using (request)
        {
            var answer = await clients.CreateClient(HttpClientName).ExchangeAsync(request, ct);
            if (answer is not WireAnswer.Answered answered) return (null, new OneNetResult.Down("token"));
            if (answered.Status == HttpStatusCode.OK)
                return WireJson.Read<TokenAnswer>(answered.Body) is { } tokens ? (tokens, null) : (null, new OneNetResult.Down("token unreadable"));
            return (null, WireJson.Read<ErrorAnswer>(answered.Body) is { } error ? new OneNetResult.Refused(WireJson.Reason(error.Error)) : new OneNetResult.Down(answered.Name));
        }
    }

    private sealed record TokenAnswer(
        [property: JsonPropertyName("access_token")] string AccessToken,
        [property: JsonPropertyName("token_type")] string TokenType,
        [property: JsonPropertyName("id_token")] string IdToken);

    private sealed record ErrorAnswer(string Error);

    private sealed record UserInfoAnswer([property: JsonPropertyName("sub")] string Subject, [property: JsonPropertyName("user_type")] string UserType)
    {
        [JsonPropertyName("credit_code")]
        public string CreditCode { get; init; } = "";

        [JsonPropertyName("enterprise_name")]
        public string EnterpriseName { get; init; } = "";

        public string Name { get; init; } = "";

        [JsonPropertyName("id_type")]
        public string IdType { get; init; } = "";

        [JsonPropertyName("id_number")]
        public string IdNumber { get; init; } = "";

        [JsonPropertyName("trust_level")]
        public string TrustLevel { get; init; } = "";

        public OneNetAccount ToAccount() => new(Subject, UserType)
        {
            CreditCode = CreditCode,
            EnterpriseName = EnterpriseName,
            Name = Name,
            IdType = IdType,
            IdNumber = IdNumber,
            Level = TrustLevel,
        };
    }
}
