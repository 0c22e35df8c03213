using System.Net;

namespace Ciac.Core.Outside.Wire;

/// <summary>Calls that carry a client-credentials token. The token is fetched once for all callers and kept until shortly before its end.</summary>
internal sealed class BearerExchange(IHttpClientFactory clients, BearerParty party, TimeProvider clock) : IDisposable
{
    private readonly SemaphoreSlim _fetching = new(1, 1);
    private AccessToken? _token;

    /// <summary>The request is made anew for each try. A 401 says that nothing was done, so one more try with a fresh token is safe.</summary>
    public async Task<WireAnswer> SendAsync(Func<HttpRequestMessage> makeRequest, CancellationToken ct)
    {
        var first = await SendOnceAsync(makeRequest, ct);
        if (first is not WireAnswer.Answered { Status: HttpStatusCode.Unauthorized })
            return first;
        return await SendOnceAsync(makeRequest, ct);
    }

    public void Dispose() => _fetching.Dispose();

    private async Task<WireAnswer> SendOnceAsync(Func<HttpRequestMessage> makeRequest, CancellationToken ct)
    {
        var (token, failure) = await TokenAsync(ct);
        if (token is null)
            return new WireAnswer.Silent($"token: {failure}", NeverSent: true);
        using var request = makeRequest();
        request.Bearer(token.Value);
        var answer = await clients.CreateClient(party.HttpClientName).ExchangeAsync(request, ct);
        if (answer is WireAnswer.Answered { Status: HttpStatusCode.Unauthorized })
            Interlocked.CompareExchange(ref _token, null, token);
        return answer;
    }

    private async Task<(AccessToken? Token, string Failure)> TokenAsync(CancellationToken ct)
    {
        if (Current() is { } kept)
            return (kept, "");
        await _fetching.WaitAsync(ct);
        try
        {
            return Current() is { } meanwhile ? (meanwhile, "") : await FetchAsync(ct);
        }
        finally
        {
            _fetching.Release();
        }
    }

    private AccessToken? Current() => Volatile.Read(ref _token) is { } token && clock.GetUtcNow() < token.RenewAt ? token : null;

    private async Task<(AccessToken? Token, string Failure)> FetchAsync(CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, party.TokenAddress) { Content = new FormUrlEncodedContent(Form()) };
        var answer = await clients.CreateClient(party.HttpClientName).ExchangeAsync(request, ct);
        if (answer is not WireAnswer.Answered answered)
            return (null, ((WireAnswer.Silent)answer).Why);
        if (answered.Status != HttpStatusCode.OK || WireJson.Read<TokenAnswer>(answered.Body) is not { AccessToken.Length: > 0 } body)
            return (null, answered.Name);
        var token = AccessToken.From(body, clock.GetUtcNow());
        Volatile.Write(ref _token, token);
        return (token, "");
    }

    private Dictionary<string, string> Form()
    {
        var form = new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = party.ClientId,
            ["client_secret"] = party.ClientSecret,
        };
        if (party.Scope is not null)
            form["scope"] = party.Scope;
        return form;
    }
}
