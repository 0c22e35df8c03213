using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Ciac.Workflows.Storage;

namespace Ciac.Portal.Tests.Host;

/// <summary>The portal as a process of its own, on a database of its own; ended by its id.</summary>
internal sealed class PortalProcess : IAsyncDisposable
{
    private static readonly Lazy<Task<EmbeddedPostgres>> Cluster = new(() => EmbeddedPostgres.StartAsync(
        new EmbeddedPostgresOptions(Path.Combine(Path.GetTempPath(), $"ciac-portal-{Environment.ProcessId}")) { Volatile = true }, CancellationToken.None));

    private static int _databases;
    private readonly Process _process;
    private readonly StringWriter _output;

    private PortalProcess(Process process, StringWriter output, Uri address) => (_process, _output, Address) = (process, output, address);

    public Uri Address { get; }

    public static async Task<PortalProcess> ServeAsync(string settingsFile, Dictionary<string, string> environment) =>
        Serve(settingsFile, environment, await NewDatabaseAsync());

    /// <summary>The connection string of a fresh database, for nodes that share it.</summary>
    public static async Task<string> NewDatabaseAsync()
    {
        var cluster = await Cluster.Value;
        var database = $"portal_{Interlocked.Increment(ref _databases)}";
        await cluster.EnsureDatabaseAsync(database, CancellationToken.None);
        return cluster.ConnectionString(database);
    }

    public static PortalProcess Serve(string settingsFile, Dictionary<string, string> environment, string connection)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var start = new ProcessStartInfo("dotnet", [Program(), "serve", "--settings", settingsFile, "--urls", address.AbsoluteUri])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ConnectionStrings__Ciac"] = connection;
        foreach (var (name, value) in environment) start.Environment[name] = value;
        return Follow(Process.Start(start)!, address);
    }

    /// <summary>True once the process answers that it is ready; with its output when it ends instead.</summary>
    public async Task UntilReadyAsync(HttpClient http)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(120));
        while (!await IsReadyAsync(http, patience.Token))
        {
            if (_process.HasExited) Assert.Fail($"The portal ended with {_process.ExitCode}:{Environment.NewLine}{_output}");
            await Task.Delay(100, patience.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        await _output.DisposeAsync();
    }

    private static PortalProcess Follow(Process process, Uri address)
    {
        var output = new StringWriter();
        var shared = TextWriter.Synchronized(output);
        process.OutputDataReceived += (_, line) => shared.WriteLine(line.Data);
        process.ErrorDataReceived += (_, line) => shared.WriteLine(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new PortalProcess(process, output, address);
    }

    private async Task<bool> IsReadyAsync(HttpClient http, CancellationToken ct)
    {
        try
        {
            using var answer = await http.GetAsync(new Uri(Address, "readyz"), ct);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    public static string Program() => Path.Combine(AppContext.BaseDirectory, "Ciac.Portal.dll");

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
