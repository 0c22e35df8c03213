using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace EndToEnd.World;

/// <summary>What <c>./ciac run</c> starts, as real processes on free ports with a data folder of its own; gone at the end.</summary>
internal sealed partial class SystemProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private readonly Process _process;
    private readonly string _data;
    private readonly StreamWriter _log;
    private readonly ConcurrentQueue<string> _named = new();

    private SystemProcess(Process process, string data, StreamWriter log) => (_process, _data, _log) = (process, data, log);

    /// <summary>Lines of the log that hold somebody's number or phone, without it.</summary>
    public IReadOnlyCollection<string> Named => _named;

    public static async Task<SystemProcess> StartAsync(Places places)
    {
        var process = Process.Start(Command(places, places.Data))!;
        var system = new SystemProcess(process, places.Data, new StreamWriter(Places.Out("end-to-end.log")) { AutoFlush = true });
        await system.UntilGreetedAsync();
        return system;
    }

    /// <summary>Asks it to stop as Ctrl-C would; it then stops its children and its database.</summary>
    public async ValueTask DisposeAsync()
    {
        using (var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)])) await kill.WaitForExitAsync();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        try
        {
            await _process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync(CancellationToken.None);
        }

        _process.Dispose();
        await _log.DisposeAsync();
        Directory.Delete(_data, recursive: true);
    }

    private static ProcessStartInfo Command(Places places, string data)
    {
        var start = new ProcessStartInfo("dotnet", [Places.Program, "run"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Places.Repository,
        };
        start.Environment["Data__Folder"] = data;
        start.Environment["Ports__Http"] = Text(places.Http);
        start.Environment["Ports__Https"] = Text(places.Https);
        start.Environment["Ports__Sandbox"] = Text(places.Sandbox);
        start.Environment["Ports__Assistant"] = Text(places.Assistant);
        return start;
    }

    // The greeting is printed once the portal listens.
    private async Task UntilGreetedAsync()
    {
        var greeted = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Hear(object sender, DataReceivedEventArgs line)
        {
            lock (_log) _log.WriteLine(line.Data);
            if (line.Data is not null && PersonalNumber().IsMatch(line.Data)) _named.Enqueue(PersonalNumber().Replace(line.Data, "***"));
            if (line.Data?.Contains("Ctrl-C stops everything", StringComparison.Ordinal) == true) greeted.TrySetResult();
        }

        _process.OutputDataReceived += Hear;
        _process.ErrorDataReceived += Hear;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        var first = await Task.WhenAny(greeted.Task, _process.WaitForExitAsync(), Task.Delay(Patience));
        Assert.True(first == greeted.Task, "The system did not start; see out/end-to-end.log.");
    }

    private static string Text(int port) => port.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<![0-9A-Za-z-])(1[3-9]\d{9}|[1-9]\d{5}(19|20)\d{9}[\dXx])(?![0-9A-Za-z-])")]
    private static partial Regex PersonalNumber();
}
