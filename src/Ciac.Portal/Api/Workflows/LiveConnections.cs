using System.Collections.Concurrent;

namespace Ciac.Portal.Api.Workflows;

/// <summary>Bounds the open event streams of this node, in all and per caller: a stream holds a connection for minutes.</summary>
public sealed class LiveConnections
{
    private const int MostInAll = 200;
    private const int MostPerCaller = 8;

    private readonly ConcurrentDictionary<string, int> _open = new();
    private int _all;

    /// <summary>Null when there are too many; else dispose it when the stream ends.</summary>
    public IDisposable? TryOpen(string caller)
    {
        var own = _open.AddOrUpdate(caller, 1, (_, count) => count + 1);
        var place = new Place(this, caller);
        if (Interlocked.Increment(ref _all) <= MostInAll && own <= MostPerCaller) return place;
        place.Dispose();
        return null;
    }

    private sealed class Place(LiveConnections owner, string caller) : IDisposable
    {
        private int _isClosed;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _isClosed, 1) == 1) return;
            Interlocked.Decrement(ref owner._all);
            owner._open.AddOrUpdate(caller, 0, (_, count) => count - 1);
        }
    }
}
