using System.Text.Json;
using Ciac.Core.Tests.Outside.Contract;
using Ciac.Portal.Tests.Faults;
using Ciac.Workflows.Tests.Faults;

namespace Chaos.Portal;

/// <summary>
/// kill -9 of the portal at each commit of its engine, for every definition under <c>workflows/</c>: one run per commit,
/// and a new process goes on. Each run ends as the calm one.
/// </summary>
internal static class ShippedFlows
{
    private static readonly Func<SandboxFixture, Task<IFlowPlay>>[] Plays = [ActivationPlay.OpenAsync, CertificatePlay.OpenAsync, ScanPlay.OpenAsync];

    public static async Task<IReadOnlyList<Figure>> RunAsync(int rounds)
    {
        var sandbox = new SandboxFixture();
        await sandbox.InitializeAsync();
        var (played, figures) = (new HashSet<string>(StringComparer.Ordinal), new List<Figure>());
        try
        {
            foreach (var open in Plays)
                for (var round = 0; round < rounds; round++)
                    figures.AddRange(await KillEverywhereAsync(sandbox, open, played));
        }
        finally
        {
            await sandbox.DisposeAsync();
        }
        Assert.Empty(Shipped().Except(played));
        return figures;
    }

    private static async Task<IReadOnlyList<Figure>> KillEverywhereAsync(SandboxFixture sandbox, Func<SandboxFixture, Task<IFlowPlay>> open, HashSet<string> played)
    {
        await using var calmly = await open(sandbox);
        var (commits, calm) = await CalmAsync(calmly, played);
        var killed = 0;
        for (var commit = 1; commit <= commits; commit++)
        {
            await using var play = await open(sandbox);
            var reached = await KilledAtAsync(play, commit);
            Assert.Equal(calm, await play.EndAsync());
            killed += reached ? 1 : 0;
            Console.Error.WriteLine($"{play.Name}: commit {commit} of {commits} {(reached ? "killed" : "not reached")}, same end");
        }
        return [new($"{calmly.Name}: commits of the calm run", commits, "commits"), new($"{calmly.Name}: killed at a commit, same end", killed, "runs")];
    }

    private static async Task<(long Commits, string End)> CalmAsync(IFlowPlay play, HashSet<string> played)
    {
        await using var gate = new CommitGate(play.World.Database);
        await gate.BuildAsync(CommitGate.EngineTables);
        await using var portal = await PortalProcess.StartAsync(play.World.NodeSettings);
        await play.PlayAsync();
        await using var command = play.World.Database.CreateCommand("SELECT array_agg(DISTINCT definition_id) FROM workflows.instances WHERE sub_status = 4");
        played.UnionWith((string[])(await command.ExecuteScalarAsync())!);
        return (await gate.CommitsAsync(), await play.EndAsync());
    }

    private static async Task<bool> KilledAtAsync(IFlowPlay play, long commit)
    {
        await using var gate = new CommitGate(play.World.Database);
        await gate.BuildAsync(CommitGate.EngineTables);
        await gate.CloseAsync(commit);
        await using var victim = await PortalProcess.StartAsync(play.World.NodeSettings);
        var playing = play.PlayAsync();
        while (!playing.IsCompleted && !await gate.IsHoldingAsync())
            await Task.Delay(20);
        var reached = !playing.IsCompleted;
        await victim.KillAsync();
        await play.World.UntilAsync($"SELECT NOT EXISTS (SELECT FROM pg_stat_activity WHERE application_name = '{CommitGate.Victim}')");
        await gate.OpenAsync();
        await using var heir = await PortalProcess.StartAsync(play.World.NodeSettings);
        await playing;
        return reached;
    }

    private static IEnumerable<string> Shipped()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "Ciac.Workflows.sln"))) root = root.Parent!;
        foreach (var file in Directory.EnumerateFiles(Path.Combine(root.FullName, "workflows"), "*.json", SearchOption.AllDirectories))
        {
            using var definition = JsonDocument.Parse(File.ReadAllText(file));
            yield return definition.RootElement.GetProperty("definitionId").GetString()!;
        }
    }
}
