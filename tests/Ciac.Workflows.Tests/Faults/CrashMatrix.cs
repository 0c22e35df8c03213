namespace Ciac.Workflows.Tests.Faults;

/// <summary>kill -9 of a node at each commit of a flow, one run for each; another node goes on.</summary>
internal static class CrashMatrix
{
    public static async Task<IReadOnlyList<Figure>> RunAsync(int rounds)
    {
        var (commits, calm) = await CalmAsync();
        var killed = 0;
        for (var round = 0; round < rounds; round++)
            for (var commit = 1; commit <= commits; commit++)
                killed += await KilledAtAsync(commit, calm) ? 1 : 0;
        Assert.True(killed >= commits - 1, $"Only {killed} of {commits} commits were reached.");
        return [new("commits of the flow", commits, "commits"), new("killed at a commit, same end as the calm run", killed, "runs")];
    }

    private static async Task<(long Commits, string End)> CalmAsync()
    {
        await using var world = await FaultWorld.OpenAsync();
        await using var gate = new CommitGate(world.Database);
        await gate.BuildAsync(CommitGate.EngineTables);
        await world.NodeAsync(CommitGate.Victim);
        await world.PlayAsync("flow-1");
        return (await gate.CommitsAsync(), await world.EndAsync());
    }

    /// <summary>False when this run had no such commit: what two workers share is not always the same.</summary>
    private static async Task<bool> KilledAtAsync(long commit, string calm)
    {
        await using var world = await FaultWorld.OpenAsync();
        await using var gate = new CommitGate(world.Database);
        await gate.BuildAsync(CommitGate.EngineTables);
        await gate.CloseAsync(commit);
        var victim = await world.NodeAsync(CommitGate.Victim);
        var playing = world.PlayAsync("flow-1");
        while (!playing.IsCompleted && !await gate.IsHoldingAsync())
            await Task.Delay(10);
        var reached = !playing.IsCompleted;
        await victim.KillAsync();
        // The dead node's session is ended by the server, which asks after it; only then may anybody come through.
        await world.UntilAsync($"SELECT NOT EXISTS (SELECT FROM pg_stat_activity WHERE application_name = '{CommitGate.Victim}')");
        await gate.OpenAsync();
        await world.NodeAsync("heir");
        await playing;
        Assert.Equal(calm, await world.EndAsync());
        return reached;
    }
}
