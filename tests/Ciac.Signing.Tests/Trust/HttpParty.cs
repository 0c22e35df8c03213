using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Ciac.Signing.Tests.Trust;

/// <summary>A real HTTP server on a free port of 127.0.0.1 whose answers a test can change while it runs; counts what it is asked.</summary>
internal sealed class HttpParty : IAsyncDisposable
{
    private readonly WebApplication _app;
    private int _calls;

    private HttpParty(WebApplication app) => _app = app;

    public static readonly HttpClient Client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false });

    public Uri Address { get; private set; } = null!;

    public int Calls => _calls;

    /// <summary>Request body in, answer out; null makes a 500.</summary>
    public Func<byte[], Task<byte[]?>> Answer { get; set; } = _ => Task.FromResult<byte[]?>(null);

    public static async Task<HttpParty> StartAsync(Func<byte[], Task<byte[]?>>? answer = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var party = new HttpParty(builder.Build());
        if (answer is not null) party.Answer = answer;
        party._app.Run(party.HandleAsync);
        await party._app.StartAsync();
        var server = party._app.Services.GetRequiredService<IServer>();
        party.Address = new Uri(server.Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        return party;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task HandleAsync(HttpContext context)
    {
        Interlocked.Increment(ref _calls);
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        var answer = await Answer(body.ToArray());
        context.Response.StatusCode = answer is null ? 500 : 200;
        if (answer is not null) await context.Response.Body.WriteAsync(answer);
    }
}
