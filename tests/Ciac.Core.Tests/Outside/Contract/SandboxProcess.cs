using System.Diagnostics;
using Ciac.Workflows.Storage;

namespace Ciac.Core.Tests.Outside.Contract;

/// <summary>The real sandbox as a process of its own, with its own private PostgreSQL and folders; gone at the end.</summary>
internal sealed class SandboxProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private readonly Process _process;
    private readonly EmbeddedPostgres _database;

    private SandboxProcess(Process process, EmbeddedPostgres database, Uri address, string folder) =>
        (_process, _database, Address, Folder) = (process, database, address, folder);

    public Uri Address { get; }
    public string Folder { get; }
    public string Database => _database.ConnectionString("sandbox");

    public static async Task<SandboxProcess> StartAsync(Uri portal)
    {
        var folder = Directory.CreateTempSubdirectory("ciac-sandbox-").FullName;
        var database = await EmbeddedPostgres.StartAsync(new EmbeddedPostgresOptions(Path.Combine(folder, "pg")) { Volatile = true }, CancellationToken.None);
        var address = OutsideWorld.Nobody();
        var process = Process.Start(Command(folder, address, new Dictionary<string, string>
        {
            ["ConnectionStrings__Sandbox"] = database.ConnectionString("sandbox"),
            ["Sandbox__PortalAddress"] = portal.AbsoluteUri,
        }))!;
        var sandbox = new SandboxProcess(process, database, address, folder);
        await sandbox.UntilListeningAsync();
        return sandbox;
    }

    /// <summary>It ends by itself when its standard input closes.</summary>
    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
        await _database.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    private static ProcessStartInfo Command(string folder, Uri address, Dictionary<string, string> settings)
    {
        var start = new ProcessStartInfo("dotnet", [Program(), "--urls", address.AbsoluteUri])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        settings["CIAC_EXIT_WITH_PARENT"] = "1";
        settings["Sandbox__DataFolder"] = Path.Combine(folder, "data");
        settings["Sandbox__TokenFolder"] = Path.Combine(folder, "tokens");
        settings["Sandbox__PublicAddress"] = address.AbsoluteUri.TrimEnd('/');
        foreach (var (key, value) in settings)
            start.Environment[key] = value;
        return start;
    }

    // Beside our own output: out/artifacts/bin/‹project›/‹configuration›/.
    private static string Program()
    {
        var own = new DirectoryInfo(AppContext.BaseDirectory);
        return Path.Combine(own.Parent!.Parent!.FullName, "Ciac.Sandbox", own.Name, "Ciac.Sandbox.dll");
    }

    private async Task UntilListeningAsync()
    {
        var listening = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var said = new System.Collections.Concurrent.ConcurrentQueue<string>();
        void Hear(object sender, DataReceivedEventArgs line)
        {
            said.Enqueue(line.Data ?? "");
            if (line.Data?.Contains("Application started", StringComparison.Ordinal) == true)
                listening.TrySetResult();
        }
        _process.OutputDataReceived += Hear;
        _process.ErrorDataReceived += Hear;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        var first = await Task.WhenAny(listening.Task, _process.WaitForExitAsync(), Task.Delay(Patience));
        Assert.True(first == listening.Task, $"The sandbox did not start:\n{string.Join('\n', said)}");
    }
}
