using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace Ciac.Workflows.Tests.Faults;

/// <summary>A running <see cref="NodeProgram"/>, to be frozen, killed, or shown a wrong clock.</summary>
internal sealed class NodeProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);
    private readonly Process _process;

    private readonly ConcurrentQueue<string> _said = new();

    private NodeProcess(Process process) => _process = process;

    public static async Task<NodeProcess> StartAsync(string name, string connection)
    {
        // Beside our own output, also when another program runs the cases: out/artifacts/bin/‹project›/‹configuration›/.
        var own = new DirectoryInfo(AppContext.BaseDirectory);
        var program = Path.Combine(own.Parent!.Parent!.FullName, "Ciac.Workflows.Tests", own.Name, "Ciac.Workflows.Tests.dll");
        var start = new ProcessStartInfo("dotnet", [program, name, $"{connection};Application Name={name};Options=-c client_connection_check_interval=1000"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var node = new NodeProcess(Process.Start(start)!);
        await node.UntilReadyAsync();
        return node;
    }

    /// <summary>SIGKILL: nothing is finished, nothing is said.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>SIGSTOP: it stands still where it is, and knows nothing of it.</summary>
    public Task FreezeAsync() => SignalAsync(_process.Id, "STOP");

    /// <summary>SIGCONT: it goes on as if no time had passed.</summary>
    public Task ThawAsync() => SignalAsync(_process.Id, "CONT");

    public async Task MoveClockAsync(int seconds)
    {
        await _process.StandardInput.WriteLineAsync(seconds.ToString(CultureInfo.InvariantCulture));
        await _process.StandardInput.FlushAsync();
    }

    /// <summary>Waits for a line of its log.</summary>
    public async Task UntilSaysAsync(string text)
    {
        var watch = Stopwatch.StartNew();
        while (!_said.Any(line => line.Contains(text, StringComparison.Ordinal)))
        {
            Assert.True(watch.Elapsed < Patience, $"It never said '{text}':\n{string.Join('\n', _said)}");
            await Task.Delay(20);
        }
    }

    public static async Task SignalAsync(int process, string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", process.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process.Dispose();
    }

    private async Task UntilReadyAsync()
    {
        var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Hear(object sender, DataReceivedEventArgs line)
        {
            _said.Enqueue(line.Data ?? "");
            if (line.Data == NodeProgram.Ready)
                ready.TrySetResult();
        }
        _process.OutputDataReceived += Hear;
        _process.ErrorDataReceived += Hear;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        var first = await Task.WhenAny(ready.Task, _process.WaitForExitAsync(), Task.Delay(Patience));
        Assert.True(first == ready.Task, $"The node did not start:\n{string.Join('\n', _said)}");
    }
}
