using System.Diagnostics;

namespace Ciac.Signing.Tests.Pdf;

/// <summary>Runs a program of someone else over a file: our own reader would forgive our own mistakes.</summary>
internal static class IndependentProgram
{
    public static async Task<ProgramAnswer> RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["LC_ALL"] = "C.UTF-8";
        using var process = Process.Start(start) ?? throw new InvalidOperationException(program + " did not start");
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new ProgramAnswer(process.ExitCode, await output, await errors);
    }
}

internal sealed record ProgramAnswer(int ExitCode, string Output, string Errors);
