using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Ciac.Sandbox.Tests.World;

public sealed record HeardCallback(string Body, IReadOnlyDictionary<string, string> Headers);

/// Stands where the portal would stand and takes its callbacks; the first answers can be made refusals.
public sealed class PortalEar : IAsyncDisposable
{
    private readonly Channel<HeardCallback> _heard = Channel.CreateUnbounded<HeardCallback>();
    private readonly ConcurrentDictionary<string, byte> _refusedOnce = new();
    private readonly WebApplication _app;

    private PortalEar(WebApplication app) => _app = app;

    public string Address => _app.Urls.First();

    /// The first callback that mentions this text is answered 503.
    public void RefuseOnce(string text) => _refusedOnce[text] = 0;

    public static async Task<PortalEar> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var ear = new PortalEar(builder.Build());
        ear._app.MapPost("/callbacks/sms", ear.HearAsync);
        ear._app.MapPost("/callbacks/licence", ear.HearAsync);
        ear._app.MapPost("/callbacks/registration", ear.HearAsync);
        ear._app.MapPost("/callbacks/qualifications", ear.HearAsync);
        await ear._app.StartAsync();
        return ear;
    }

    public async Task<HeardCallback> NextAsync(string mentioning)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        await foreach (var callback in _heard.Reader.ReadAllAsync(patience.Token))
            if (callback.Body.Contains(mentioning, StringComparison.Ordinal))
                return callback;
        throw new InvalidOperationException("The ear was closed.");
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task<int> ReadAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync();
        var headers = context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        _heard.Writer.TryWrite(new HeardCallback(body, headers));
        var refused = _refusedOnce.Keys.FirstOrDefault(text => body.Contains(text, StringComparison.Ordinal));
        return refused is not null && _refusedOnce.TryRemove(refused, out _) ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status202Accepted;
    }

    private async Task HearAsync(HttpContext context) => context.Response.StatusCode = await ReadAsync(context);
}
