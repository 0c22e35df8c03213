namespace Ciac.Workflows.Tests.Faults;

/// <summary>Both signatures of each instance at one instant, with two nodes: each instance ends, once.</summary>
internal static class SignatureRace
{
    private const int Together = 16;

    public static async Task<IReadOnlyList<Figure>> RunAsync(int count)
    {
        await using var world = await FaultWorld.OpenAsync();
        await Task.WhenAll(world.NodeAsync("a"), world.NodeAsync("b"));
        var ids = Enumerable.Range(0, count).Select(i => $"race-{i}").ToList();
        foreach (var chunk in ids.Chunk(50))
            await world.InTransactionAsync(async inbox =>
            {
                foreach (var id in chunk)
                    await inbox.StartAsync(new("race") { InstanceId = id }, CancellationToken.None);
            });
        await world.UntilAsync($"SELECT count(*) = {2 * count} FROM workflows.bookmarks");
        await Parallel.ForEachAsync(ids, new ParallelOptions { MaxDegreeOfParallelism = Together }, async (id, _) =>
            await Task.WhenAll(world.SignAsync(id, "seal"), world.SignAsync(id, "legal")));
        await world.UntilAsync($"SELECT count(*) = {count} FROM workflows.instances WHERE status = 2");

        var correct = (long)(await world.SqlAsync("SELECT count(*) FROM (SELECT l.instance_id FROM ledger l JOIN workflows.instances i ON i.id = l.instance_id AND i.sub_status = 4 GROUP BY 1 HAVING count(*) = 1) once"))!;
        Assert.Equal(count, correct);
        Assert.Equal(0L, await world.SqlAsync("SELECT (SELECT count(*) FROM workflows.inbox) + (SELECT count(*) FROM workflows.bookmarks) + (SELECT count(*) FROM workflows.incidents)"));
        return [new("signature races, both in effect once", correct, $"of {count}")];
    }
}
