namespace Ciac.Workflows.Hosting;

/// <summary>What wakes the workers of this process.</summary>
internal sealed class EngineSignals(TimeProvider time, NodeClock clock)
{
    /// <summary>A node with a wrong clock does not work.</summary>
    public bool MayWork() => clock.IsRight;

    public NodeClock Clock => clock;
    public Signal Inbox { get; } = new(time);
    public Signal Outbox { get; } = new(time);
    public Signal Definitions { get; } = new(time);
}

/// <summary>Wakes all who wait. Taken before looking for work, so that what comes meanwhile is not missed.</summary>
internal sealed class Signal(TimeProvider time)
{
    private TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Next() => Volatile.Read(ref _next).Task;

    public void Raise() => Interlocked.Exchange(ref _next, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();

    public async Task WaitAsync(Task next, TimeSpan longest, CancellationToken ct)
    {
        try
        {
            await next.WaitAsync(longest, time, ct);
        }
        catch (TimeoutException)
        {
            // Nobody called: the caller looks by itself, for due timers and lost notifications.
        }
    }
}
