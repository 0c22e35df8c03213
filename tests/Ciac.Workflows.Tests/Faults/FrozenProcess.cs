namespace Ciac.Workflows.Tests.Faults;

/// <summary>SIGSTOP of a node in the middle of a burst, SIGCONT when another has done its work: what it still does is void.</summary>
internal static class FrozenProcess
{
    public static async Task<IReadOnlyList<Figure>> RunAsync(int rounds)
    {
        double longest = 0;
        for (var round = 0; round < rounds; round++)
            longest = Math.Max(longest, await FreezeAsync());
        return [new("longest take-over from a frozen node", longest, "s"), new("stale bursts that took effect", 0, $"of {rounds}")];
    }

    private static async Task<double> FreezeAsync()
    {
        await using var world = await FaultWorld.OpenAsync();
        await using var held = await HeldWrite.OfAsync(world, "frozen", "ledger");
        var frozen = await world.NodeAsync("frozen");
        await world.StartAsync("flow", "flow-1");
        await world.UntilAsync(HeldWrite.IsHolding);
        await frozen.FreezeAsync();
        await world.NodeAsync("other");
        await held.ReleaseAsync();
        var took = await world.UntilAsync("SELECT count(*) = 2 FROM workflows.bookmarks");

        await frozen.ThawAsync();
        foreach (var signer in (string[])["seal", "legal"])
            await world.SignAsync("flow-1", signer);
        await world.UntilAsync("SELECT count(*) = 1 FROM workflows.instances WHERE status = 2");
        // It came back to its burst, and found its session gone.
        await frozen.UntilSaysAsync("A worker lost its connection");
        Assert.Equal("begun,done", await world.SqlAsync("SELECT string_agg(step, ',' ORDER BY step) FROM ledger"));
        Assert.Equal(0L, await world.SqlAsync("SELECT count(*) FROM workflows.incidents"));
        return took.TotalSeconds;
    }
}
