namespace Ciac.Workflows.Storage;

/// <summary>A part of a <see cref="DatabaseSession"/>'s transaction; disposed without a commit, the whole is rolled back.</summary>
public sealed class SessionTransaction : IAsyncDisposable
{
    private readonly DatabaseSession _session;
    private bool _ended;

    internal SessionTransaction(DatabaseSession session) => _session = session;

    /// <summary>Commits, if this is the outermost part.</summary>
    /// <exception cref="InvalidOperationException">An inner part was disposed without a commit.</exception>
    public ValueTask CommitAsync(CancellationToken ct)
    {
        _ended = true;
        return _session.EndAsync(commit: true, ct);
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync()
    {
        if (_ended)
            return ValueTask.CompletedTask;
        _ended = true;
        return _session.EndAsync(commit: false, CancellationToken.None);
    }
}
