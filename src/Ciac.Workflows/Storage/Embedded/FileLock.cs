namespace Ciac.Workflows.Storage.Embedded;

/// <summary>Kernel-held file locks (flock): they end with the process, so nothing is left behind by a kill.</summary>
internal static class FileLock
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    public static Task<FileStream> ExclusiveAsync(string path, CancellationToken ct) =>
        TakeAsync(() => new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None), ct);

    public static Task<FileStream> SharedAsync(string path, CancellationToken ct) => TakeAsync(() => Shared(path), ct);

    private static FileStream Shared(string path)
    {
        // A shared flock needs a read-only handle, which cannot create the file; opening it to create it asks for the lock too.
        if (!File.Exists(path)) File.Open(path, new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.Write, Share = FileShare.ReadWrite }).Dispose();
        return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
    }

    private static async Task<FileStream> TakeAsync(Func<FileStream> open, CancellationToken ct)
    {
        while (true)
        {
            try
            {
                return open();
            }
            catch (IOException error) when (error is not FileNotFoundException and not DirectoryNotFoundException)
            {
                await Task.Delay(Pause, ct);
            }
        }
    }
}
