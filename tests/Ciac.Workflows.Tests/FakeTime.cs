namespace Ciac.Workflows.Tests;

/// <summary>A clock that stands until it is moved. Timers of waiting workers fire when it passes them.</summary>
internal sealed class FakeTime : TimeProvider
{
    private DateTimeOffset _now = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => _now;

    public void Advance(TimeSpan span) => _now += span;
}
