using System.Net.Http.Json;
using System.Text.Json;
using System.Threading.Channels;
using Ciac.Core.Outside.Wire;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Ciac.Core.Tests.Outside.Contract;

/// <summary>A running sandbox, the adapters pointed at it, and a portal that only listens for receipts.</summary>
public sealed class SandboxFixture : IAsyncLifetime
{
    private readonly Channel<ReceivedCallback> _callbacks = Channel.CreateUnbounded<ReceivedCallback>();
    private readonly Channel<ReceivedCallback> _licenceCallbacks = Channel.CreateUnbounded<ReceivedCallback>();
    private readonly Channel<ReceivedCallback> _registrationCallbacks = Channel.CreateUnbounded<ReceivedCallback>();
    private readonly Channel<ReceivedCallback> _qualificationCallbacks = Channel.CreateUnbounded<ReceivedCallback>();
    private TestParty? _portal;
    private SandboxProcess? _sandbox;
    private ServiceProvider? _world;

    public string TokenFile(string name) => Path.Combine(_sandbox!.Folder, "tokens", name);

    public string TrustFile(string name) => Path.Combine(_sandbox!.Folder, "data", "trust", name);

    public Uri Address => _sandbox!.Address;

    public ChannelReader<ReceivedCallback> Callbacks => _callbacks.Reader;

    /// <summary>What the licence platform posted.</summary>
    public ChannelReader<ReceivedCallback> LicenceCallbacks => _licenceCallbacks.Reader;

    /// <summary>What the registration platform posted.</summary>
    public ChannelReader<ReceivedCallback> RegistrationCallbacks => _registrationCallbacks.Reader;

    /// <summary>What the approving system posted.</summary>
    public ChannelReader<ReceivedCallback> QualificationCallbacks => _qualificationCallbacks.Reader;

    public T Get<T>()
        where T : notnull => _world!.GetRequiredService<T>();

    public async Task InitializeAsync()
    {
        _portal = await TestParty.StartAsync(ReceiveAsync);
        _sandbox = await SandboxProcess.StartAsync(_portal.Address);
        _world = OutsideWorld.Of(_sandbox.Address, settings: new Dictionary<string, string?>
        {
            ["Outside:Sms:AccessKeyId"] = "sandbox",
            ["Outside:Sms:AccessKeySecret"] = "sandbox-secret",
            ["Outside:Sms:ReceiptSecret"] = "sandbox-receipt-secret",
            ["Outside:CloudSigning:ClientSecret"] = "sandbox-csc",
            ["Outside:Registry:ClientSecret"] = "sandbox-registry",
            ["Outside:Ca:TrustAnchors:0"] = TrustFile("root.crt"),
            ["Outside:Ca:Intermediates:0"] = TrustFile("issuing.crt"),
            ["Outside:Ca:Intermediates:1"] = TrustFile("issuing-ec.crt"),
        });
    }

    public async Task DisposeAsync()
    {
        await _world!.DisposeAsync();
        await _sandbox!.DisposeAsync();
        await _portal!.DisposeAsync();
    }

    /// <summary>Adapters that give up early, for a party that is switched to be slow.</summary>
    public ServiceProvider Impatient() => OutsideWorld.Of(_sandbox!.Address, settings: new Dictionary<string, string?>
    {
        ["Outside:Sms:AccessKeyId"] = "sandbox",
        ["Outside:Sms:AccessKeySecret"] = "sandbox-secret",
        ["Outside:Sms:Timeout"] = "00:00:02",
        ["Outside:CloudSigning:ClientSecret"] = "sandbox-csc",
        ["Outside:CloudSigning:Timeout"] = "00:00:02",
        ["Outside:Registry:ClientSecret"] = "sandbox-registry",
        ["Outside:Registry:Timeout"] = "00:00:02",
        ["Outside:Registry:Retries"] = "0",
    });

    public async Task<JsonElement> ReadAsync(string path) => await Browser().GetFromJsonAsync<JsonElement>(new Uri(_sandbox!.Address, path));

    public async Task PostAsync(string path, object body)
    {
        using var response = await Browser().PostAsJsonAsync(new Uri(_sandbox!.Address, path), body);
        response.EnsureSuccessStatusCode();
    }

    /// <summary>Changes what the sandbox's parties hold, where its pages are for people only.</summary>
    public async Task RunSqlAsync(string sql)
    {
        await using var database = NpgsqlDataSource.Create(_sandbox!.Database);
        await using var command = database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>An enterprise that nobody has met, with tokens of the roles (the usual ones when null).</summary>
    public async Task<JsonElement> MakeEnterpriseAsync(string category, params string[] roles)
    {
        using var response = await Browser().PostAsJsonAsync(new Uri(_sandbox!.Address, "seed/enterprises"), new { category, roles = roles.Length == 0 ? null : roles });
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    public Task SwitchAsync(string party, string mode) => PostAsync("switches", new { party, mode });

    public async Task<IReadOnlyList<JsonElement>> TextsAsync(string phone, string template) =>
        [.. (await ReadAsync($"sms/messages?phone={phone}")).EnumerateArray().Where(text => text.Text("template") == template)];

    public async Task<JsonElement> EnterpriseAsync(string category) =>
        (await ReadAsync("seed")).GetProperty("enterprises").EnumerateArray().First(entry => entry.Text("category") == category);

    private HttpClient Browser() => Get<IHttpClientFactory>().CreateClient("sandbox pages");

    private async Task ReceiveAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        var channel = context.Request.Path.Value switch
        {
            "/callbacks/licence" => _licenceCallbacks,
            "/callbacks/registration" => _registrationCallbacks,
            "/callbacks/qualifications" => _qualificationCallbacks,
            _ => _callbacks,
        };
        await channel.Writer.WriteAsync(new ReceivedCallback(context.Request.Path, CallbackHeaders.From(context.Request.Headers), body.ToArray()));
    }
}

public sealed record ReceivedCallback(string Path, CallbackHeaders Headers, byte[] Body);

internal static class JsonReading
{
    public static string Text(this JsonElement element, string name) => element.GetProperty(name).GetString()!;
}

[CollectionDefinition(Name)]
public sealed class SandboxCollection : ICollectionFixture<SandboxFixture>
{
    public const string Name = "sandbox";
}
