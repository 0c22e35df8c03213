namespace Ciac.Workflows.Tests.Faults;

/// <summary>kill -9 of a node in the middle of a burst, and in the middle of an effect outside: another node goes on within seconds.</summary>
internal static class TakeOver
{
    public static async Task<IReadOnlyList<Figure>> RunAsync(int rounds)
    {
        double burst = 0, effect = 0;
        for (var round = 0; round < rounds; round++)
        {
            burst = Math.Max(burst, await KilledAtAsync("ledger"));
            effect = Math.Max(effect, await KilledAtAsync("effects"));
        }
        return [new("longest take-over of a burst", burst, "s"), new("longest take-over of an effect outside", effect, "s")];
    }

    private static async Task<double> KilledAtAsync(string table)
    {
        await using var world = await FaultWorld.OpenAsync();
        await using var held = await HeldWrite.OfAsync(world, "dead", table);
        var dead = await world.NodeAsync("dead");
        await world.StartAsync("flow", "flow-1");
        await world.UntilAsync(HeldWrite.IsHolding);
        await world.NodeAsync("heir");
        await dead.KillAsync();
        var took = await world.UntilAsync("SELECT count(*) = 2 FROM workflows.bookmarks");
        Assert.Equal("begun", await world.SqlAsync("SELECT string_agg(step, ',') FROM ledger"));
        Assert.Equal(1L, await world.SqlAsync("SELECT count(DISTINCT key) FROM effects"));
        return took.TotalSeconds;
    }
}
