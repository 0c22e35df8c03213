using System.Diagnostics;

namespace EndToEnd.World;

/// <summary>A judge that shares no line of code with us.</summary>
internal static class IndependentProgram
{
    public static async Task<string> AskAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{program}: {process.ExitCode} {said} {await errors}");
        return said;
    }
}
