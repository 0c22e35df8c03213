namespace Ciac.Core.Storage;

/// <summary>The key ring as this process knows it; a file that another process replaced is read again within a second.</summary>
public sealed class KeyRingFile(string path, TimeProvider clock)
{
    /// <summary>How long a process may go on with a ring that was replaced.</summary>
    public static readonly TimeSpan RereadEvery = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private KeyRing? _ring;
    private DateTime _written;
    private DateTimeOffset _nextLook;

    public string Path => path;

    public KeyRing Current()
    {
        lock (_lock)
        {
            var now = clock.GetUtcNow();
            if (_ring is not null && now < _nextLook) return _ring;
            _nextLook = now + RereadEvery;
            // A file that is away for a moment (a mount, a copy) does not take the keys from a running portal.
            if (_ring is not null && File.GetLastWriteTimeUtc(path) is var written && (written == _written || !File.Exists(path))) return _ring;
            _ring = KeyRing.LoadOrCreate(path);
            _written = File.GetLastWriteTimeUtc(path);
            return _ring;
        }
    }
}
