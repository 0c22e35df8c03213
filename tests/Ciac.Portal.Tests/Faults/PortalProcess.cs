using System.Collections.Concurrent;
using System.Diagnostics;

namespace Ciac.Portal.Tests.Faults;

/// <summary>The real portal as a node of its own process, which can be killed.</summary>
internal sealed class PortalProcess : IAsyncDisposable
{
    /// <summary>How its database connections name themselves.</summary>
    public const string Name = "victim";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);
    private readonly Process _process;

    private PortalProcess(Process process) => _process = process;

    public static async Task<PortalProcess> StartAsync(IReadOnlyDictionary<string, string?> settings)
    {
        var start = new ProcessStartInfo("dotnet", [Program(), "serve", "--urls", "http://127.0.0.1:0"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (key, value) in settings) start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        start.Environment["ConnectionStrings__Ciac"] += $";Application Name={Name}";
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        var portal = new PortalProcess(Process.Start(start)!);
        await portal.UntilListeningAsync();
        return portal;
    }

    /// <summary>SIGKILL: nothing is finished, nothing is said.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process.Dispose();
    }

    // Beside our own output: out/artifacts/bin/‹project›/‹configuration›/.
    private static string Program()
    {
        var own = new DirectoryInfo(AppContext.BaseDirectory);
        return Path.Combine(own.Parent!.Parent!.FullName, "Ciac.Portal", own.Name, "Ciac.Portal.dll");
    }

    private async Task UntilListeningAsync()
    {
        var listening = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var said = new ConcurrentQueue<string>();
        void Hear(object sender, DataReceivedEventArgs line)
        {
            said.Enqueue(line.Data ?? "");
            if (line.Data?.Contains("Application started", StringComparison.Ordinal) == true) listening.TrySetResult();
        }
        _process.OutputDataReceived += Hear;
        _process.ErrorDataReceived += Hear;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        var first = await Task.WhenAny(listening.Task, _process.WaitForExitAsync(), Task.Delay(Patience));
        Assert.True(first == listening.Task, $"The portal did not start:\n{string.Join('\n', said)}");
    }
}
