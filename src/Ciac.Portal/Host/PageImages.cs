using System.Diagnostics;
using System.Globalization;

namespace Ciac.Portal.Host;

/// <summary>
/// Pages of a PDF as images, made by pdftoppm in a process of its own: bounded in time, kept by the document's hash.
/// Two at once at most, so that previews never starve the portal.
/// </summary>
public sealed class PageImages(IConfiguration configuration) : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);
    private readonly SemaphoreSlim _turns = new(2);

    public async Task<byte[]?> RenderAsync(byte[] pdf, byte[] sha256, int page, CancellationToken ct)
    {
        if (page is < 1 or > 200) return null;
        var kept = Path.Combine(Folder(), $"{Convert.ToHexStringLower(sha256)}-{page}.png");
        if (File.Exists(kept)) return await File.ReadAllBytesAsync(kept, ct);
        await _turns.WaitAsync(ct);
        try
        {
            var image = await RunAsync(pdf, page, ct);
            if (image is not null) await KeepAsync(kept, image, ct);
            return image;
        }
        finally
        {
            _turns.Release();
        }
    }

    public void Dispose() => _turns.Dispose();

    private string Folder()
    {
        var folder = configuration["Portal:CacheFolder"] ?? Path.Combine(".data", "cache", "pages");
        Directory.CreateDirectory(folder);
        return folder;
    }

    private static async Task KeepAsync(string path, byte[] image, CancellationToken ct)
    {
        var draft = $"{path}.{Guid.NewGuid():N}";
        await File.WriteAllBytesAsync(draft, image, ct);
        File.Move(draft, path, overwrite: true);
    }

    private static async Task<byte[]?> RunAsync(byte[] pdf, int page, CancellationToken ct)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(ct);
        timeout.CancelAfter(Limit);
        using var process = Process.Start(Command(page)) ?? throw new InvalidOperationException("pdftoppm did not start.");
        try
        {
            var output = ReadAsync(process.StandardOutput.BaseStream, timeout.Token);
            await process.StandardInput.BaseStream.WriteAsync(pdf, timeout.Token);
            process.StandardInput.Close();
            var image = await output;
            await process.WaitForExitAsync(timeout.Token);
            return process.ExitCode == 0 && image.Length > 0 ? image : null;
        }
        catch (IOException)
        {
            // pdftoppm closed its input early: it could not read the file.
            return null;
        }
        finally
        {
            if (!process.HasExited) process.Kill();
        }
    }

    private static ProcessStartInfo Command(int page)
    {
        var number = page.ToString(CultureInfo.InvariantCulture);
        return new ProcessStartInfo("pdftoppm", ["-png", "-r", "110", "-f", number, "-l", number, "-singlefile", "-"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
    }

    private static async Task<byte[]> ReadAsync(Stream stream, CancellationToken ct)
    {
        using var all = new MemoryStream();
        await stream.CopyToAsync(all, ct);
        return all.ToArray();
    }
}
