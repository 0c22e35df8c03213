namespace Ciac.Core.Tests.World;

/// <summary>The real time, moved on by what a test wants: the outside parties live in the real time.</summary>
public sealed class ShiftedClock : TimeProvider
{
    private long _shift;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref _shift));

    public void Advance(TimeSpan by) => Interlocked.Add(ref _shift, by.Ticks);

    /// <summary>Later, until it is disposed.</summary>
    public IDisposable Later(TimeSpan by)
    {
        Advance(by);
        return new Return(this, -by);
    }

    private sealed class Return(ShiftedClock clock, TimeSpan by) : IDisposable
    {
        public void Dispose() => clock.Advance(by);
    }
}
