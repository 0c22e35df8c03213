using System.Diagnostics;

namespace Ciac.Core.Tests.World;

/// <summary>What poppler's pdfsig, which knows nothing of us, says of a file's signatures.</summary>
internal static class PdfSig
{
    public static async Task<string> ReportAsync(byte[] pdf)
    {
        var path = Path.GetTempFileName();
        await File.WriteAllBytesAsync(path, pdf);
        using var judge = Process.Start(new ProcessStartInfo("pdfsig", ["-nocert", path]) { RedirectStandardOutput = true })!;
        var report = await judge.StandardOutput.ReadToEndAsync();
        await judge.WaitForExitAsync();
        File.Delete(path);
        return report;
    }
}
