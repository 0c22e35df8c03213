using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;

namespace Ciac.CertificateAssistant.Tokens;

/// <summary>The folder that plays the USB sockets. Read anew on every question, watched for the sake of open pages.</summary>
public sealed class TokenFolder : IDisposable
{
    private readonly ConcurrentDictionary<string, bool> _plugged = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, CachedCertificate> _certificates = new(StringComparer.Ordinal);
    private readonly FileSystemWatcher _watcher;
    private readonly string _folder;
    private readonly PinTries _tries;
    private readonly ChangeSignal _changes;
    private readonly ILogger<TokenFolder> _log;

    public TokenFolder(IOptions<AssistantOptions> options, PinTries tries, ChangeSignal changes, ILogger<TokenFolder> log)
    {
        (_tries, _changes, _log) = (tries, changes, log);
        _folder = Path.GetFullPath(options.Value.TokenFolder);
        Directory.CreateDirectory(_folder);
        _watcher = new FileSystemWatcher(_folder) { NotifyFilter = NotifyFilters.FileName | NotifyFilters.LastWrite };
        _watcher.Created += Touched;
        _watcher.Changed += Touched;
        _watcher.Deleted += Touched;
        _watcher.Renamed += Touched;
        _watcher.EnableRaisingEvents = true;
    }

    public IReadOnlyList<Token> All() =>
    [
        .. Directory.EnumerateFiles(_folder, "*.p12")
            .Order(StringComparer.Ordinal)
            .Select(Look)
            .OfType<Token>(),
    ];

    // By comparison with what is there, never by building a path from what was asked.
    public Token? Find(string file) => All().FirstOrDefault(token => token.File == file);

    public Token? Holding(string certificateId) =>
        All().FirstOrDefault(token => token.Plugged && token.Certificate?.Id == certificateId);

    public bool Plug(string file, bool plugged)
    {
        if (Find(file) is null) return false;
        _plugged[file] = plugged;
        _changes.Raise();
        return true;
    }

    public void UnplugAll()
    {
        foreach (var token in All()) _plugged[token.File] = false;
        _changes.Raise();
    }

    public string PathOf(Token token) => Path.Combine(_folder, token.File);

    /// <summary>Keeps the public file true to the key: it may be missing, or older than a renewed token.</summary>
    public void Remember(Token token, TokenCertificate certificate)
    {
        if (token.Certificate?.Id == certificate.Id) return;
        WholeFile.Write(Path.ChangeExtension(PathOf(token), ".crt"), System.Text.Encoding.ASCII.GetBytes(certificate.ToPem()));
        _changes.Raise();
    }

    public void Dispose() => _watcher.Dispose();

    private void Touched(object sender, FileSystemEventArgs change)
    {
        if (change.Name is { } name && (name.EndsWith(".p12", StringComparison.Ordinal) || name.EndsWith(".crt", StringComparison.Ordinal)))
            _changes.Raise();
    }

    private Token? Look(string path)
    {
        try
        {
            return new Token(Path.GetFileName(path), IsPlugged(path), _tries.Left(path), CertificateOf(path));
        }
        catch (FileNotFoundException)
        {
            // Pulled out between the listing and the look: that is what a USB key may do.
            return null;
        }
    }

    private bool IsPlugged(string path)
    {
        var file = Path.GetFileName(path);
        return _plugged.GetValueOrDefault(file, !file.StartsWith("unplugged-", StringComparison.Ordinal));
    }

    private TokenCertificate? CertificateOf(string tokenPath)
    {
        var file = new FileInfo(Path.ChangeExtension(tokenPath, ".crt"));
        if (!file.Exists) return null;
        var stamp = (file.LastWriteTimeUtc, file.Length);
        if (_certificates.TryGetValue(file.Name, out var cached) && cached.Stamp == stamp) return cached.Certificate;

        var read = new CachedCertificate(stamp, Read(file));
        _certificates[file.Name] = read;
        return read.Certificate;
    }

    private TokenCertificate? Read(FileInfo file)
    {
        try
        {
            return TokenCertificate.FromPem(File.ReadAllText(file.FullName));
        }
        catch (CryptographicException damaged)
        {
            AssistantLog.CertificateUnreadable(_log, damaged);
            return null;
        }
    }

    private sealed record CachedCertificate((DateTime, long) Stamp, TokenCertificate? Certificate);
}
