using System.IO.Compression;
using System.Text;
using Ciac.Core.Workflows;

namespace Ciac.Portal.Api.Workflows;

/// <summary>More was unpacked than a request may bring.</summary>
public sealed class UploadTooLargeException() : IOException("The unpacked files are too large.");

/// <summary>Reads uploaded files; what a zip holds is counted while it is unpacked, whatever it says of itself.</summary>
public static class UploadedDefinitions
{
    private const int MostFiles = 200;

    /// <exception cref="UploadTooLargeException">Too many, or too large.</exception>
    /// <exception cref="InvalidDataException">A zip that is none.</exception>
    public static async Task<List<DefinitionFile>> ReadAsync(IFormFileCollection uploads, CancellationToken ct)
    {
        var files = new List<DefinitionFile>();
        var left = ApiLimits.Files;
        foreach (var upload in uploads)
        {
            await using var content = upload.OpenReadStream();
            if (upload.FileName.EndsWith(".zip", StringComparison.OrdinalIgnoreCase))
                left = await UnpackAsync(content, files, left, ct);
            else
                left -= Add(files, upload.FileName, await TakeAsync(content, Math.Min(left, ApiLimits.Definition), ct));
        }

        return files;
    }

    private static async Task<int> UnpackAsync(Stream content, List<DefinitionFile> files, int most, CancellationToken ct)
    {
        var left = most;
        // An uploaded stream refuses the places a broken archive points to, each in its own way.
        using var packed = new MemoryStream(await TakeAsync(content, ApiLimits.Files, ct), writable: false);
        await using var zip = new ZipArchive(packed, ZipArchiveMode.Read);
        foreach (var entry in zip.Entries.Where(entry => entry.FullName.EndsWith(".json", StringComparison.OrdinalIgnoreCase)))
        {
            if (files.Count >= MostFiles) throw new UploadTooLargeException();
            await using var unpacked = await entry.OpenAsync(ct);
            left -= Add(files, entry.FullName, await TakeAsync(unpacked, Math.Min(left, ApiLimits.Definition), ct));
        }

        return left;
    }

    private static int Add(List<DefinitionFile> files, string name, byte[] content)
    {
        files.Add(new(Path.GetFileName(name), new UTF8Encoding(false).GetString(content).TrimStart('\uFEFF')));
        return content.Length;
    }

    private static async Task<byte[]> TakeAsync(Stream content, int most, CancellationToken ct)
    {
        using var taken = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await content.ReadAsync(buffer, ct)) > 0)
        {
            if (taken.Length + read > most) throw new UploadTooLargeException();
            taken.Write(buffer, 0, read);
        }

        return taken.ToArray();
    }
}
