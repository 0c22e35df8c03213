namespace Ciac.CertificateAssistant;

/// <summary>A counter that can be waited on: open pages learn by it that something is different.</summary>
public sealed class ChangeSignal
{
    private readonly Lock _gate = new();
    private TaskCompletionSource _next = Fresh();

    public long Version { get; private set; }

    public void Raise()
    {
        TaskCompletionSource waiting;
        lock (_gate)
        {
            Version++;
            (waiting, _next) = (_next, Fresh());
        }

        waiting.SetResult();
    }

    /// <summary>Completes when the counter is no longer the one seen; after the time limit it completes all the same.</summary>
    public async Task WaitAsync(long seen, TimeSpan limit, CancellationToken ct)
    {
        Task next;
        lock (_gate)
        {
            if (Version != seen) return;
            next = _next.Task;
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        await Task.WhenAny(next, Task.Delay(limit, patience.Token));
        await patience.CancelAsync();
    }

    private static TaskCompletionSource Fresh() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
