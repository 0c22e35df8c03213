using System.Net;
using Ciac.Core.Outside.Wire;
using Microsoft.Extensions.Options;

namespace Ciac.Core.Outside.OneNet;

/// <summary>The provider's discovery document and keys, each kept for an hour; keys are asked for again when a token names one that is not among them.</summary>
internal sealed class OneNetProvider(IHttpClientFactory clients, IOptions<OneNetOptions> options, TimeProvider clock)
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromHours(1);
    private Kept<OneNetMetadata>? _metadata;
    private Kept<IReadOnlyList<SigningKey>>? _keys;

    /// <summary>Null without an answer; the fault is set when the answer is somebody else's.</summary>
    public async Task<(OneNetMetadata? Metadata, string? Fault)> MetadataAsync(CancellationToken ct)
    {
        if (_metadata is { } kept && kept.Until > clock.GetUtcNow()) return (kept.Value, null);
        var address = new Uri($"{options.Value.Issuer.TrimEnd('/')}/.well-known/openid-configuration");
        if (await ReadAsync<OneNetMetadata>(address, ct) is not { } read) return (null, null);
        if (read.FaultFor(options.Value.Issuer) is { } fault) return (null, fault);
        _metadata = new(read, clock.GetUtcNow() + KeptFor);
        return (read, null);
    }

    public async Task<IReadOnlyList<SigningKey>?> KeysAsync(OneNetMetadata metadata, bool anew, CancellationToken ct)
    {
        if (!anew && _keys is { } kept && kept.Until > clock.GetUtcNow()) return kept.Value;
        if (await ReadAsync<KeySetAnswer>(metadata.KeySet, ct) is not { } read) return null;
        _keys = new(read.Keys, clock.GetUtcNow() + KeptFor);
        return read.Keys;
    }

    private async Task<T?> ReadAsync<T>(Uri address, CancellationToken ct)
        where T : class
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        var answer = await clients.CreateClient(OneNetLogin.HttpClientName).ExchangeAsync(request, ct);
        return answer is WireAnswer.Answered { Status: HttpStatusCode.OK } answered ? WireJson.Read<T>(answered.Body) : null;
    }

    private sealed record Kept<T>(T Value, DateTimeOffset Until);

    private sealed record KeySetAnswer(IReadOnlyList<SigningKey> Keys);
}
