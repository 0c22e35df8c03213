using System.Collections.Concurrent;

namespace Ciac.CertificateAssistant.Tests;

/// <summary>A clock that stands until it is pushed, and fires the timers that it passes.</summary>
public sealed class ManualClock : TimeProvider
{
    private readonly ConcurrentDictionary<Timer, byte> _timers = new();
    private readonly TaskCompletionSource _firstTimer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private DateTimeOffset _now = DateTimeOffset.UtcNow;

    /// <summary>Completes when somebody began to wait for this clock.</summary>
    public Task FirstTimer => _firstTimer.Task;

    public override DateTimeOffset GetUtcNow() => _now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, () => callback(state), _now + dueTime);
        _timers[timer] = 0;
        _firstTimer.TrySetResult();
        return timer;
    }

    public void Push(TimeSpan by)
    {
        _now += by;
        foreach (var timer in _timers.Keys.Where(t => t.Due <= _now)) timer.Fire();
    }

    private sealed class Timer(ManualClock clock, Action callback, DateTimeOffset due) : ITimer
    {
        public DateTimeOffset Due => due;

        public void Fire()
        {
            Dispose();
            callback();
        }

        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose() => clock._timers.TryRemove(this, out _);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
