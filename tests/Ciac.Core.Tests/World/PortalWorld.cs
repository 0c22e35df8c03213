using System.Text.Json;
using Ciac.Core.Accounts;
using Ciac.Core.Outside;
using Ciac.Core.Storage;
using Ciac.Core.Tests.Outside;
using Ciac.Core.Tests.Outside.Contract;
using Ciac.Core.Tests.Storage;
using Ciac.Workflows;
using Ciac.Workflows.Definitions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Ciac.Core.Tests.World;

/// <summary>
/// The rooms on a database of their own, the engine moved by hand, and the real sandbox as every outside party.
/// Verbs are asked as the portal asks them: each in a scope of its own.
/// </summary>
public sealed class PortalWorld : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly string _keys;

    private PortalWorld(ServiceProvider services, SandboxFixture sandbox, string keys) =>
        (_services, Sandbox, _keys) = (services, sandbox, keys);

    public SandboxFixture Sandbox { get; }

    public static async Task<PortalWorld> StartAsync(SandboxFixture sandbox, TimeProvider? clock = null)
    {
        var keys = Path.Combine(Path.GetTempPath(), $"ciac-keys-{Guid.NewGuid():N}.json");
        var connection = await CoreDatabase.NewAsync();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(SettingsOf(sandbox, keys)).Build();
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(clock ?? TimeProvider.System);
        services.AddSingleton(_ => NpgsqlDataSource.Create(connection));
        services.AddWorkflows(options =>
        {
            options.AddActivitiesFrom(typeof(CiacDb).Assembly);
            options.RunWorkers = false;
            options.MaxClockSkew = null;
        });
        services.AddOutside(configuration);
        services.AddCore(configuration);
        var world = new PortalWorld(services.BuildServiceProvider(), sandbox, keys);
        await world.ImportWorkflowsAsync();
        return world;
    }

    /// <summary>Asks a verb in a scope of its own.</summary>
    public async Task<TResult> AskAsync<TVerb, TResult>(Func<TVerb, Task<TResult>> ask)
        where TVerb : notnull
    {
        await using var scope = _services.CreateAsyncScope();
        return await ask(scope.ServiceProvider.GetRequiredService<TVerb>());
    }

    public Task<T> ReadAsync<T>(Func<CiacDb, Task<T>> read) => AskAsync(read);

    /// <summary>Lets the engine and the outbox do everything that is due.</summary>
    public Task MoveAsync() => _services.GetRequiredService<WorkflowEngine>().DrainAsync(CancellationToken.None);

    /// <summary>A fresh firm of the sandbox: nobody has activated it yet.</summary>
    public async Task<Firm> FirmAsync(string category = "local") => new(await Sandbox.MakeEnterpriseAsync(category), Sandbox);

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        File.Delete(_keys);
    }

    private async Task ImportWorkflowsAsync()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "Ciac.Workflows.sln"))) root = root.Parent!;
        await using var scope = _services.CreateAsyncScope();
        var library = scope.ServiceProvider.GetRequiredService<IDefinitionLibrary>();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(root.FullName, "workflows"), "*.json", SearchOption.AllDirectories))
        {
            var result = await library.ImportAsync(await File.ReadAllTextAsync(file), publish: true, "test", CancellationToken.None);
            Assert.DoesNotContain(result.Findings, finding => finding.IsError);
        }
    }

    private static Dictionary<string, string?> SettingsOf(SandboxFixture sandbox, string keys) => new(OutsideWorld.Settings(sandbox.Address))
    {
        ["Keys:File"] = keys,
        ["Portal:PublicAddress"] = "http://127.0.0.1:5080",
        ["Outside:Sms:AccessKeyId"] = "sandbox",
        ["Outside:Sms:AccessKeySecret"] = "sandbox-secret",
        ["Outside:Sms:ReceiptSecret"] = "sandbox-receipt-secret",
        ["Outside:CloudSigning:ClientSecret"] = "sandbox-csc",
        ["Outside:Registry:ClientSecret"] = "sandbox-registry",
        ["Outside:Ca:TrustAnchors:0"] = sandbox.TrustFile("root.crt"),
        ["Outside:Ca:Intermediates:0"] = sandbox.TrustFile("issuing.crt"),
        ["Outside:Ca:Intermediates:1"] = sandbox.TrustFile("issuing-ec.crt"),
        ["Signatures:PlatformSealFile"] = sandbox.TrustFile("../platform-seal.pfx"),
        ["Signatures:PlatformSealPassword"] = "sandbox",
    };
}
