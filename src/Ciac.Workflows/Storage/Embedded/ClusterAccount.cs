using System.Diagnostics;

namespace Ciac.Workflows.Storage.Embedded;

/// <summary>PostgreSQL refuses to run as root: then its programs run as <c>postgres</c>, or as <c>nobody</c>.</summary>
internal sealed record ClusterAccount(string? User, string? Group)
{
    public static async Task<ClusterAccount> CurrentAsync(CancellationToken ct)
    {
        if (!Environment.IsPrivilegedProcess)
            return new(null, null);
        var known = (await File.ReadAllLinesAsync("/etc/passwd", ct)).Select(line => line.Split(':')).ToDictionary(f => f[0], f => f[3]);
        var user = known.ContainsKey("postgres") ? "postgres" : "nobody";
        return new(user, known[user]);
    }

    /// <summary>Prefix of a shell command line that drops root.</summary>
    public string ShellPrefix => User is null ? "" : $"setpriv --reuid={User} --regid={Group} --init-groups ";

    public async Task<(int Code, string Output)> TryAsync(string program, IEnumerable<string> arguments, CancellationToken ct)
    {
        var start = new ProcessStartInfo(program)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        if (User is not null)
            start.UserName = User;
        start.Environment["LC_ALL"] = "C";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(ct);
        var errors = process.StandardError.ReadToEndAsync(ct);
        await process.WaitForExitAsync(ct);
        return (process.ExitCode, await output + await errors);
    }

    public async Task RunAsync(string program, IEnumerable<string> arguments, CancellationToken ct)
    {
        var (code, output) = await TryAsync(program, arguments, ct);
        if (code != 0)
            throw new InvalidOperationException($"{Path.GetFileName(program)} ended with {code}: {output}");
    }

    /// <summary>Makes a folder only this account can enter.</summary>
    public async Task OwnAsync(string folder, CancellationToken ct)
    {
        Directory.CreateDirectory(folder);
        File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        if (User is not null)
            await new ClusterAccount(null, null).RunAsync("/bin/chown", ["-R", $"{User}:{Group}", folder], ct);
    }
}
