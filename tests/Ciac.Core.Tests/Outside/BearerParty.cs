using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;

namespace Ciac.Core.Tests.Outside;

/// <summary>A party behind OAuth client credentials: gives tokens and answers each path by what the test says.</summary>
internal sealed class BearerParty(string tokenPath, string secret)
{
    private readonly ConcurrentQueue<string> _requests = new();
    private readonly ConcurrentDictionary<string, RequestDelegate> _answers = new();
    private int _tokens;

    public int TokensGiven => _tokens;
    public int TokenLife { get; init; } = 3600;

    /// <summary>Tokens up to this number are no longer good.</summary>
    public int RevokedTokens { get; set; }

    /// <summary>Bodies of the calls, in order.</summary>
    public IReadOnlyList<string> Bodies => [.. _requests];

    public BearerParty Answering(string path, int status, object? body = null) => Answering(path, async context =>
    {
        context.Response.StatusCode = status;
        if (body is not null)
            await context.Response.WriteAsJsonAsync(body, Wire.AsWritten);
    });

    public BearerParty Answering(string path, RequestDelegate answer)
    {
        _answers[path] = answer;
        return this;
    }

    public BearerParty Failing(string path, PartyFault fault) => Answering(path, context => PartyFaults.AnswerAsync(fault, context));

    public Task<TestParty> StartAsync() => TestParty.StartAsync(AnswerAsync);

    private async Task AnswerAsync(HttpContext context)
    {
        if (context.Request.Path == tokenPath)
        {
            await GiveTokenAsync(context);
            return;
        }
        var number = $"{context.Request.Headers.Authorization}".Replace("Bearer token-", "", StringComparison.Ordinal);
        if (!int.TryParse(number, out var token) || token <= RevokedTokens)
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }
        using var reader = new StreamReader(context.Request.Body);
        _requests.Enqueue(await reader.ReadToEndAsync());
        await (_answers.TryGetValue(context.Request.Path, out var answer) ? answer(context) : PartyFaults.AnswerAsync(PartyFault.ServerFault, context));
    }

    private async Task GiveTokenAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync();
        if ((form["grant_type"], form["client_id"], form["client_secret"]) != ("client_credentials", "portal", secret))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }
        await context.Response.WriteAsJsonAsync(new { access_token = $"token-{Interlocked.Increment(ref _tokens)}", token_type = "Bearer", expires_in = TokenLife });
    }
}
