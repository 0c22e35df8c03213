using Ciac.Core.Catalogue;
using Ciac.Core.Outside;
using Ciac.Core.Storage;
using Ciac.Core.Tests.Outside.Contract;
using Ciac.Core.Tests.Storage;
using Ciac.Workflows;
using Ciac.Workflows.Definitions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace Ciac.Core.Tests.World;

/// <summary>
/// The rooms on a database of their own, the engine moved by hand, and the real sandbox as every outside party.
/// Verbs are asked as the portal asks them: each in a scope of its own.
/// </summary>
public sealed class PortalWorld : IAsyncDisposable
{
    public const string Origin = "http://127.0.0.1:5080";

    private readonly ServiceProvider _services;
    private readonly WorldSettings _settings;
    private readonly string _connection;

    private PortalWorld(SandboxFixture sandbox, string connection, WorldSettings settings)
    {
        (_connection, _settings, Sandbox) = (connection, settings, sandbox);
        _services = ServicesOf(sandbox, connection, settings);
    }

    public SandboxFixture Sandbox { get; }

    public ShiftedClock Clock => (ShiftedClock)_services.GetRequiredService<TimeProvider>();

    public NpgsqlDataSource Database => _services.GetRequiredService<NpgsqlDataSource>();

    internal static async Task<PortalWorld> StartAsync(SandboxFixture sandbox, WorldSettings? settings = null)
    {
        settings ??= new WorldSettings();
        var world = new PortalWorld(sandbox, await CoreDatabase.NewAsync(), settings);
        await world.ImportWorkflowsAsync();
        await world.AskAsync(async (SeedCatalogue verb) =>
        {
            await verb.HandleAsync(CancellationToken.None);
            return true;
        });
        return world;
    }

    /// <summary>A second node on the same database, with the same keys.</summary>
    public PortalWorld SecondNode() => new(Sandbox, _connection, _settings);

    /// <summary>Asks a verb in a scope of its own.</summary>
    public async Task<TResult> AskAsync<TVerb, TResult>(Func<TVerb, Task<TResult>> ask)
        where TVerb : notnull
    {
        await using var scope = _services.CreateAsyncScope();
        return await ask(scope.ServiceProvider.GetRequiredService<TVerb>());
    }

    public Task<T> ReadAsync<T>(Func<CiacDb, Task<T>> read) => AskAsync(read);

    public async Task<int> RunSqlAsync(string sql)
    {
        await using var command = Database.CreateCommand(sql);
        return await command.ExecuteNonQueryAsync();
    }

    /// <summary>The settings with which another process joins this world as a node.</summary>
    public IReadOnlyDictionary<string, string?> NodeSettings => new Dictionary<string, string?>(_settings.Of(Sandbox)) { ["ConnectionStrings:Ciac"] = _connection };

    /// <summary>Lets the engine and the outbox do everything that is due.</summary>
    public Task MoveAsync() => _services.GetRequiredService<WorkflowEngine>().DrainAsync(CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        File.Delete(_settings.Keys);
    }

    private static ServiceProvider ServicesOf(SandboxFixture sandbox, string connection, WorldSettings settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.Of(sandbox)).Build();
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<IHostEnvironment>(new NamedEnvironment(settings.Environment));
        services.AddSingleton<TimeProvider>(new ShiftedClock());
        services.AddSingleton(_ => NpgsqlDataSource.Create(connection));
        services.AddWorkflows(options =>
        {
            options.AddActivitiesFrom(typeof(CiacDb).Assembly);
            options.RunWorkers = false;
            options.MaxClockSkew = null;
            options.Node = Guid.NewGuid().ToString();
        });
        services.AddOutside(configuration);
        services.AddCore(configuration);
        return services.BuildServiceProvider(validateScopes: true);
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
            // Neither an error nor a warning in what we ship.
            Assert.Empty(result.Findings);
        }
    }
}
