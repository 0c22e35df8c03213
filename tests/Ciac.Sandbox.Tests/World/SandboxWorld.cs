using System.Net.Http.Json;
using System.Text.Json;
using Ciac.Workflows.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Ciac.Sandbox.Tests.World;

/// One running sandbox with its own PostgreSQL, shared by the whole test assembly.
public sealed class SandboxWorld : IAsyncLifetime
{
    private EmbeddedPostgres? _postgres;
    private WebApplication? _app;

    public string Folder { get; } = Directory.CreateTempSubdirectory("ciac-sandbox-").FullName;

    public string DataFolder => Path.Combine(Folder, "data");

    public string TokenFolder => Path.Combine(Folder, "tokens");

    public PortalEar Portal { get; private set; } = null!;

    public HttpClient Http { get; private set; } = null!;

    /// The same cookies as Http, but stops where it is sent elsewhere.
    public HttpClient Browser { get; private set; } = null!;

    public IServiceProvider Services => _app!.Services;

    public IReadOnlyList<string> Settings =>
    [
        $"--ConnectionStrings:Sandbox={_postgres!.ConnectionString("sandbox")}",
        $"--Sandbox:DataFolder={DataFolder}",
        $"--Sandbox:TokenFolder={TokenFolder}",
        $"--Sandbox:PortalAddress={Portal.Address}",
        "--Sandbox:SlowAnswer=00:00:00.2",
    ];

    public string Root => Path.Combine(DataFolder, "trust", "root.crt");

    public string Issuing => Path.Combine(DataFolder, "trust", "issuing.crt");

    public string IssuingEc => Path.Combine(DataFolder, "trust", "issuing-ec.crt");

    public async Task InitializeAsync()
    {
        _postgres = await EmbeddedPostgres.StartAsync(new(Path.Combine(Folder, "pg")) { Volatile = true }, CancellationToken.None);
        Portal = await PortalEar.StartAsync();
        await LeaveTokensOfAFormerLifeAsync();
        _app = await StartAsync();
        var cookies = new System.Net.CookieContainer();
        Http = new HttpClient(new SocketsHttpHandler { CookieContainer = cookies }) { BaseAddress = new Uri(_app.Urls.First()) };
        Browser = new HttpClient(new SocketsHttpHandler { CookieContainer = cookies, AllowAutoRedirect = false }) { BaseAddress = Http.BaseAddress };
    }

    public async Task DisposeAsync()
    {
        Http.Dispose();
        Browser.Dispose();
        await _app!.DisposeAsync();
        await Portal.DisposeAsync();
        await _postgres!.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    /// Another process would do the same: a second application on the same database and folders.
    public async Task<WebApplication> StartAsync()
    {
        var app = await SandboxApplication.BuildAsync(["--urls=http://127.0.0.1:0", .. Settings, "--Logging:LogLevel:Default=Warning"], CancellationToken.None);
        await app.StartAsync();
        return app;
    }

    public async Task<JsonElement> SeedAsync(string category) =>
        (await Http.GetFromJsonAsync<JsonElement>("/seed")).GetProperty("enterprises").EnumerateArray()
            .First(enterprise => enterprise.GetProperty("category").GetString() == category);

    public async Task<JsonElement> FreshEnterpriseAsync(object wish)
    {
        using var answer = await Http.PostAsJsonAsync("/seed/enterprises", wish);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    /// The token's certificate as a PEM file, got out of the .p12 by openssl.
    public async Task<string> CertificateFileAsync(string tokenFile)
    {
        var pem = Path.Combine(Folder, $"{tokenFile}-{Guid.NewGuid():N}.pem");
        var result = await OpenSsl.RunAsync("pkcs12", "-in", Path.Combine(TokenFolder, tokenFile), "-passin", "pass:123456",
            "-nokeys", "-clcerts", "-out", pem);
        Assert.Equal(0, result.ExitCode);
        return pem;
    }

    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    private async Task LeaveTokensOfAFormerLifeAsync()
    {
        Directory.CreateDirectory(TokenFolder);
        foreach (var name in new[] { "91310115XN00000199-clerk-1.p12", "91310115XN00000199-clerk-1.state.json", "my-own-key.p12" })
            await File.WriteAllTextAsync(Path.Combine(TokenFolder, name), "old");
    }
}

[CollectionDefinition(Name)]
public sealed class SandboxCollection : ICollectionFixture<SandboxWorld>
{
    public const string Name = "sandbox";
}
