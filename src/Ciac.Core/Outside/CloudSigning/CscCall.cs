using System.Net.Http.Headers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Ciac.Core.Outside.Wire;
using Microsoft.Extensions.Options;

namespace Ciac.Core.Outside.CloudSigning;

/// <summary>One POST of the CSC interface, with the service token.</summary>
internal sealed class CscCall(IHttpClientFactory clients, IOptions<CloudSigningOptions> options, TimeProvider clock) : IDisposable
{
    public const string HttpClientName = "Outside.CloudSigning";

    // Members are written as the standard spells them (credentialID, SAD), so no naming policy.
    private static readonly JsonSerializerOptions AsWritten = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
    private readonly Uri _address = WireAddress.Folder(options.Value.Address);

    private readonly BearerExchange _exchange = new(clients, new BearerParty(HttpClientName, new Uri(WireAddress.Folder(options.Value.Address), "oauth2/token"))
    {
        ClientId = options.Value.ClientId,
        ClientSecret = options.Value.ClientSecret,
        Scope = "service",
    }, clock);

    public Task<WireAnswer> PostAsync(string method, object body, CancellationToken ct) => PostAsync(method, body, null, ct);

    public Task<WireAnswer> PostAsync(string method, object body, string? idempotencyKey, CancellationToken ct)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(body, AsWritten);
        return _exchange.SendAsync(() =>
        {
            var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_address, method)) { Content = new ByteArrayContent(json) };
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            if (idempotencyKey is not null)
                request.Headers.TryAddWithoutValidation("Idempotency-Key", idempotencyKey);
            return request;
        }, ct);
    }

    public void Dispose() => _exchange.Dispose();
}
