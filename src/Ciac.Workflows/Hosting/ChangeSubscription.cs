using System.Threading.Channels;

namespace Ciac.Workflows.Hosting;

/// <summary>One listener of the <see cref="IChangeFeed"/>. One that does not keep up is told that it missed something.</summary>
public sealed class ChangeSubscription : IAsyncDisposable
{
    private const int Most = 1_000;

    private readonly Channel<EngineChange> _changes = Channel.CreateBounded<EngineChange>(new BoundedChannelOptions(Most) { SingleReader = true });
    private readonly Func<ChangeSubscription, ValueTask> _end;
    private int _missed;

    internal ChangeSubscription(Func<ChangeSubscription, ValueTask> end) => _end = end;

    /// <summary>The next changes, all that are there; empty when none came within the time.</summary>
    public async Task<IReadOnlyList<EngineChange>> NextAsync(TimeSpan longest, CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(longest);
        try
        {
            await _changes.Reader.WaitToReadAsync(patience.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return [];
        }
        return Take();
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _end(this);

    internal void Tell(EngineChange change)
    {
        if (!_changes.Writer.TryWrite(change))
            Volatile.Write(ref _missed, 1);
    }

    private List<EngineChange> Take()
    {
        var taken = new List<EngineChange>();
        while (_changes.Reader.TryRead(out var change))
            taken.Add(change);
        if (Interlocked.Exchange(ref _missed, 0) == 1)
            taken.Add(new EngineChange.Missed());
        return taken;
    }
}
