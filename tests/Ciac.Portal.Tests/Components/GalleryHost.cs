using Ciac.Portal.Components;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Ciac.Portal.Tests.Components;

/// <summary>The portal's pages alone, without rooms and database: enough for the gallery, and up in a moment.</summary>
public sealed class GalleryHost : IAsyncLifetime
{
    private WebApplication? _app;

    public HttpClient Client { get; private set; } = null!;

    public Uri Address => Client.BaseAddress!;

    public async Task InitializeAsync()
    {
        _app = Build(Environments.Development);
        await _app.StartAsync();
        Client = ClientOf(_app);
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        await _app!.DisposeAsync();
    }

    public static WebApplication Build(string environment)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            EnvironmentName = environment,
            ApplicationName = "Ciac.Portal",
            ContentRootPath = PortalFolder.Path,
            WebRootPath = "wwwroot",
        });
        builder.Logging.ClearProviders();
        builder.Services.AddPortalLooks();
        builder.Services.AddSingleton<IDataProtectionProvider, EphemeralDataProtectionProvider>();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.UsePortalLooks();
        app.MapRazorPages();
        return app;
    }

    /// <summary>Follows no redirects and keeps no cookies: each test says what it sends.</summary>
    public static HttpClient ClientOf(WebApplication app)
    {
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(address) };
    }

    public async Task<string> PageAsync(string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (var (name, value) in headers) request.Headers.Add(name, value);
        using var answer = await Client.SendAsync(request);
        Assert.True(answer.IsSuccessStatusCode, $"{path} answered {(int)answer.StatusCode}");
        return await answer.Content.ReadAsStringAsync();
    }
}

[CollectionDefinition(Name)]
public sealed class GalleryCollection : ICollectionFixture<GalleryHost>
{
    public const string Name = "gallery";
}
