namespace Ciac.Workflows.Tests.Faults;

/// <summary>The clock of one of two nodes is set an hour ahead and an hour back: no timer fires wrongly, the other one goes on, and so does this one when it is set right.</summary>
internal static class MovedClock
{
    public static async Task<IReadOnlyList<Figure>> RunAsync(int count)
    {
        await using var world = await FaultWorld.OpenAsync();
        foreach (var (name, span) in ((string, string)[])[("soon", "00:00:03"), ("later", "00:30:00")])
            await world.ImportAsync(Samples.Sequence(name, Samples.Activity("Elsa.Delay", "delay", Samples.Literal("timeSpan", span)), Samples.Activity("Test.Ledger", "fired", Samples.Literal("step", name))));
        var moved = await world.NodeAsync("moved");
        var right = await world.NodeAsync("right");
        foreach (var seconds in (int[])[3_600, -3_600])
        {
            await moved.MoveClockAsync(seconds);
            foreach (var name in (string[])["soon", "later"])
                for (var i = 0; i < count; i++)
                    await world.StartAsync(name, $"{name}-{seconds}-{i}");
            await world.UntilAsync($"SELECT count(*) = {count} FROM ledger WHERE instance_id LIKE 'soon-{seconds}-%'");
            Assert.Equal(0L, await world.SqlAsync("SELECT count(*) FROM ledger WHERE step = 'later'"));
        }
        await moved.MoveClockAsync(0);
        await right.KillAsync();
        await world.StartAsync("soon", "after");
        await world.UntilAsync("SELECT EXISTS (SELECT FROM ledger WHERE instance_id = 'after')");
        Assert.Equal(2L * count, await world.SqlAsync("SELECT count(*) FROM workflows.instances WHERE status = 1"));
        Assert.Equal(2L * count + 1, await world.SqlAsync("SELECT count(*) FROM ledger"));
        return [new("timers of half an hour that fired early or late", 0, $"of {2 * count}"), new("timers of three seconds that fired once", (2 * count) + 1, $"of {(2 * count) + 1}")];
    }
}
