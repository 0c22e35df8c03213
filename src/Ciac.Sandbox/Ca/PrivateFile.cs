namespace Ciac.Sandbox.Ca;

public static class PrivateFile
{
    // Whole or not at all, and for the owner's eyes: a reader never meets half a key.
    public static async Task WriteAsync(string path, byte[] content, CancellationToken ct)
    {
        var fresh = $"{path}.new";
        var mode = new FileStreamOptions
        {
            Mode = FileMode.Create,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        };
        await using (var file = new FileStream(fresh, mode))
            await file.WriteAsync(content, ct);
        File.Move(fresh, path, overwrite: true);
    }
}
