using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Ciac.Core.Tests.Outside;

/// <summary>A real HTTP server on a free port of this machine that plays an outside party, well or badly.</summary>
internal sealed class TestParty : IAsyncDisposable
{
    private readonly WebApplication _application;

    private TestParty(WebApplication application) => _application = application;

    public Uri Address => new(_application.Urls.Single());

    public static Task<TestParty> StartAsync(PartyFault fault) => StartAsync(context => PartyFaults.AnswerAsync(fault, context));

    public static async Task<TestParty> StartAsync(RequestDelegate answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var application = builder.Build();
        application.Run(answer);
        await application.StartAsync();
        return new TestParty(application);
    }

    public async ValueTask DisposeAsync() => await _application.DisposeAsync();
}
