using System.Diagnostics;

namespace Ciac.Workflows.Storage.Embedded;

/// <summary>
/// A shell that waits for the end of a pipe held by this process. When the process is gone, however it went, the pipe
/// ends, and the server stops if nobody else uses it.
/// </summary>
internal sealed class ClusterWatchdog : IAsyncDisposable
{
    private readonly Process _shell;

    private ClusterWatchdog(Process shell) => _shell = shell;

    public static ClusterWatchdog Start(ClusterHome home)
    {
        var start = new ProcessStartInfo("/bin/sh") { RedirectStandardInput = true, WorkingDirectory = "/" };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add($"""
            trap '' INT TERM HUP
            cat >/dev/null
            flock -n -x '{home.UsersLock}' {home.Account.ShellPrefix}'{home.Program("pg_ctl")}' -D '{home.Data}' -m {(home.Volatile ? "immediate" : "fast")} -w stop >/dev/null 2>&1
            {(home.Volatile ? $"rm -rf '{home.Folder}' '{home.Socket}'" : "")}
            """);
        return new(Process.Start(start)!);
    }

    public async ValueTask DisposeAsync()
    {
        _shell.StandardInput.Close();
        await _shell.WaitForExitAsync();
        _shell.Dispose();
    }
}
