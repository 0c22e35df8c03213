using System.Diagnostics;
using Ciac.Workflows.Storage;

namespace Ciac.Portal.Host;

/// <summary>
/// <c>./ciac run</c>: the private database, the sandbox, the certificate assistant and the portal, started in order and
/// stopped together. The children end when this process does, however it ends: they watch their standard input.
/// </summary>
public sealed class RunTogether : IAsyncDisposable
{
    private readonly string _data;
    private readonly List<Process> _children = [];
    private EmbeddedPostgres? _postgres;

    private RunTogether(string data) => _data = data;

    public string ConnectionString => _postgres!.ConnectionString("ciac");

    public static string Root { get; } = FindRoot();

    /// <summary>Where everything that outlives a run is kept; tests choose a folder of their own.</summary>
    public static string DataFolder(IConfiguration configuration) => configuration["Data:Folder"] ?? Path.Combine(Root, ".data");

    public static async Task<RunTogether> StartAsync(IConfiguration configuration, CancellationToken ct)
    {
        var ports = RunPorts.From(configuration);
        ports.RequireFree();
        var run = new RunTogether(DataFolder(configuration));
        await run.StartDatabaseAsync(ct);
        await run.StartChildAsync("Ciac.Sandbox", ports.Sandbox, run.SandboxSettings(ports), ct);
        await run.StartChildAsync("Ciac.CertificateAssistant", ports.Assistant, run.AssistantSettings(ports), ct);
        return run;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var child in _children)
        {
            // The closed pipe asks it to stop; a child that does not listen is ended by its id.
            child.StandardInput.Close();
            if (!child.WaitForExit(TimeSpan.FromSeconds(5))) child.Kill(entireProcessTree: true);
            child.Dispose();
        }

        if (_postgres is not null) await _postgres.DisposeAsync();
    }

    private async Task StartDatabaseAsync(CancellationToken ct)
    {
        Say("PostgreSQL …");
        _postgres = await EmbeddedPostgres.StartAsync(new EmbeddedPostgresOptions(Path.Combine(_data, "postgres")), ct);
        await _postgres.EnsureDatabaseAsync("ciac", ct);
        await _postgres.EnsureDatabaseAsync("ciac_sandbox", ct);
    }

    private async Task StartChildAsync(string project, int port, Dictionary<string, string> settings, CancellationToken ct)
    {
        Say($"{project} …");
        var start = new ProcessStartInfo("dotnet", [await BuiltAsync(project, ct)])
        {
            RedirectStandardInput = true,
            WorkingDirectory = Root,
        };
        start.Environment["CIAC_EXIT_WITH_PARENT"] = "1";
        foreach (var (name, value) in settings) start.Environment[name] = value;
        var child = Process.Start(start) ?? throw new InvalidOperationException($"{project} did not start.");
        _children.Add(child);
        await RunPorts.WaitUntilOpenAsync(port, child, ct);
    }

    private Dictionary<string, string> SandboxSettings(RunPorts ports) => new()
    {
        ["ConnectionStrings__Sandbox"] = _postgres!.ConnectionString("ciac_sandbox"),
        ["ASPNETCORE_URLS"] = $"http://127.0.0.1:{ports.Sandbox}",
        ["Sandbox__PublicAddress"] = $"http://127.0.0.1:{ports.Sandbox}",
        ["Sandbox__PortalAddress"] = $"http://127.0.0.1:{ports.Http}",
        ["Sandbox__OneNetworkRedirectUris__0"] = $"http://127.0.0.1:{ports.Http}/callbacks/one-network",
        ["Sandbox__OneNetworkRedirectUris__1"] = $"https://127.0.0.1:{ports.Https}/callbacks/one-network",
        ["Sandbox__DataFolder"] = Path.Combine(_data, "sandbox"),
        ["Sandbox__TokenFolder"] = Path.Combine(_data, "tokens"),
    };

    private Dictionary<string, string> AssistantSettings(RunPorts ports) => new()
    {
        ["ASPNETCORE_URLS"] = $"http://127.0.0.1:{ports.Assistant}",
        ["Assistant__TokenFolder"] = Path.Combine(_data, "tokens"),
        ["Assistant__AllowedOrigins__0"] = $"http://127.0.0.1:{ports.Http}",
        ["Assistant__AllowedOrigins__1"] = $"https://127.0.0.1:{ports.Https}",
    };

    // Every project's output lies beside the portal's own: …/bin/Ciac.Portal/debug → …/bin/Ciac.Sandbox/debug.
    // `dotnet run` builds the portal only, which must not reference these two; so they are built here when they are missing.
    private static async Task<string> BuiltAsync(string project, CancellationToken ct)
    {
        var own = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var path = Path.Combine(own.Parent!.Parent!.FullName, project, own.Name, $"{project}.dll");
        if (File.Exists(path)) return path;
        using var build = Process.Start(new ProcessStartInfo("dotnet", ["build", Path.Combine(Root, "src", project), "-v", "q", "--nologo"]))!;
        await build.WaitForExitAsync(ct);
        return File.Exists(path) ? path : throw new FileNotFoundException($"{project} could not be built.", path);
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Ciac.Workflows.sln"))) return folder.FullName;
        return Directory.GetCurrentDirectory();
    }

    private static void Say(string what) => Console.WriteLine($"  {what}");
}
