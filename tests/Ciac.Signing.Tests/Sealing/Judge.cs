using System.Diagnostics;

namespace Ciac.Signing.Tests.Sealing;

/// <summary>Runs an independent program on a file and returns what it says. The programs know nothing of our code.</summary>
internal static class Judge
{
    /// <summary>Exit code, then both streams.</summary>
    public static async Task<(int Code, string Said)> RunAsync(string program, params string[] arguments)
    {
        using var process = new Process();
        process.StartInfo = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        process.Start();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await errors);
    }

    /// <summary>Writes the bytes to a file of their own, runs the act and removes the file.</summary>
    public static async Task<T> WithFileAsync<T>(byte[] bytes, Func<string, Task<T>> act)
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".pdf");
        await File.WriteAllBytesAsync(path, bytes);
        try
        {
            return await act(path);
        }
        finally
        {
            File.Delete(path);
        }
    }

    public static Task<(int Code, string Said)> OnFileAsync(byte[] bytes, string program, params string[] arguments) =>
        WithFileAsync(bytes, path => RunAsync(program, [.. arguments, path]));
}
