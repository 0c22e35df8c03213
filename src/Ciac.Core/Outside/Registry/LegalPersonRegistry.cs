using System.Diagnostics;
using System.Net;
using Ciac.Core.Outside.Wire;
using Microsoft.Extensions.Options;
using Polly;
using Polly.CircuitBreaker;

namespace Ciac.Core.Outside.Registry;

internal sealed class LegalPersonRegistry : ILegalPersonRegistry, IDisposable
{
    public const string HttpClientName = "Outside.Registry";
    private readonly Uri _address;
    private readonly BearerExchange _exchange;
    private readonly ResiliencePipeline<WireAnswer> _resilience;

    public LegalPersonRegistry(IHttpClientFactory clients, IOptions<RegistryOptions> options, TimeProvider clock)
    {
        _address = WireAddress.Folder(options.Value.Address);
        _exchange = new BearerExchange(clients, new BearerParty(HttpClientName, new Uri(_address, "oauth/token"))
        {
            ClientId = options.Value.ClientId,
            ClientSecret = options.Value.ClientSecret,
        }, clock);
        _resilience = RegistryResilience.Build(options.Value, clock);
    }

    public async Task<RegistryResult> FindAsync(string identifier, CancellationToken ct)
    {
        try
        {
            var answer = await _resilience.ExecuteAsync(async token => await _exchange.SendAsync(() => Request(identifier), token), ct);
            return ResultOf(answer, identifier);
        }
        catch (BrokenCircuitException)
        {
            return new RegistryResult.Down("circuit open");
        }
    }

    public void Dispose() => _exchange.Dispose();

    private HttpRequestMessage Request(string identifier) =>
        new(HttpMethod.Get, new Uri(_address, $"enterprises/{Uri.EscapeDataString(identifier)}"));

    private static RegistryResult ResultOf(WireAnswer answer, string identifier) => answer switch
    {
        WireAnswer.Silent silent => new RegistryResult.Down(silent.Why),
        WireAnswer.Answered { Status: HttpStatusCode.NotFound } => new RegistryResult.NotFound(),
        WireAnswer.Answered { Status: HttpStatusCode.TooManyRequests } busy => new RegistryResult.Busy(busy.RetryAfter),
        WireAnswer.Answered { Status: HttpStatusCode.OK } answered => EntryOf(answered.Body, identifier),
        WireAnswer.Answered answered => new RegistryResult.Down(answered.Name),
        _ => throw new UnreachableException(),
    };

    private static RegistryResult EntryOf(byte[] body, string identifier) => WireJson.Read<EnterpriseAnswer>(body) switch
    {
        null => new RegistryResult.Down("unreadable"),
        var entry when !string.Equals(entry.Identifier, identifier, StringComparison.OrdinalIgnoreCase) => new RegistryResult.Down("answered for another enterprise"),
        var entry => new RegistryResult.Found(entry.ToEntry()),
    };
}
