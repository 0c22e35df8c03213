using System.Diagnostics;

namespace Ciac.Sandbox.Tests.World;

/// The judge: a program that shares no line with the sandbox.
public sealed record OpenSsl(int ExitCode, string Output)
{
    public static async Task<OpenSsl> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("openssl", arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new OpenSsl(process.ExitCode, await output + await errors);
    }
}
