using Ciac.Core.Tests.Outside.Contract;
using Ciac.Core.Tests.World;
using Ciac.Portal.Tests.Faults;
using Ciac.Workflows.Tests.Faults;

namespace Chaos.Portal;

/// <summary>
/// kill -9 of the portal at each commit of its engine, for every definition under <c>workflows/</c>: one run per commit,
/// and a new process goes on. Each run ends as the calm one.
/// </summary>
internal static class ShippedFlows
{
    private static readonly FlowPlay[] Plays =
    [
        new("activation", ["main-certificate-activation"], CertificatePlays.ActivationAsync),
        new("sub", ["sub-certificate-activation", "certificate-information-update"], CertificatePlays.SubAsync),
        new("upgrade", ["main-certificate-upgrade"], CertificatePlays.UpgradeAsync),
        new("paper", ["main-certificate-scanned-application"], CertificatePlays.PaperActivationAsync),
        new("renewal", ["main-certificate-paper-renewal"], CertificatePlays.PaperRenewalAsync),
        new("expiry", ["expiry-warnings"], CertificatePlays.ExpiryAsync),
        new("grant", ["active-authorization"], GrantPlays.DirectAsync),
        new("request", ["passive-authorization"], GrantPlays.RequestAsync),
        new("ask", ["administrator-request", "active-authorization"], GrantPlays.AskAsync),
        new("appointment", ["administrator-appointment"], GrantPlays.AppointAsync),
        new("unit", ["enterprise-information-change"], AccountPlays.UnitAsync),
        new("collect", ["approval-copy-issuance"], CopyPlays.CollectAsync),
        new("use", ["use-copy-issuance"], CopyPlays.UseAsync),
        new("scan", ["scan-sign-in"], AccountPlays.ScanAsync),
        new("registration", ["holder-registration"], AccountPlays.RegistrationAsync),
        new("qualification", ["qualification-change"], QualificationPlays.ChangeAsync),
        new("forget", ["forget-sign-ins"], AccountPlays.ForgetAsync),
        new("forget-messages", ["forget-messages"], AccountPlays.ForgetMessagesAsync),
        new("renew-timestamps", ["renew-timestamps"], CertificatePlays.RenewTimestampsAsync) { Settings = new() { RenewalMargin = WorldSettings.EverythingIsDue } },
    ];

    /// <summary>One case per play; its size is at how many commits at most the portal is killed, spread over the way.</summary>
    public static IEnumerable<FaultCase> Cases { get; } = [.. Plays.Select(play => new FaultCase($"portal-{play.Name}", 1, 1_000, size => RunAsync(play, size)))];

    private static async Task<IReadOnlyList<Figure>> RunAsync(FlowPlay play, int size)
    {
        var sandbox = new SandboxFixture();
        await sandbox.InitializeAsync();
        try
        {
            return await KillEverywhereAsync(sandbox, play, size);
        }
        finally
        {
            await sandbox.DisposeAsync();
        }
    }

    private static async Task<IReadOnlyList<Figure>> KillEverywhereAsync(SandboxFixture sandbox, FlowPlay play, int size)
    {
        var (commits, calm) = await CalmAsync(sandbox, play);
        var (runs, killed) = ((int)Math.Min(size, commits), 0);
        for (var run = 0; run < runs; run++)
        {
            var commit = 1 + (commits - 1) * run / Math.Max(1, runs - 1);
            var (reached, end) = await KilledAtAsync(sandbox, play, commit);
            Assert.Equal(calm, end);
            killed += reached ? 1 : 0;
            Console.Error.WriteLine($"{play.Name}: commit {commit} of {commits} {(reached ? "killed" : "not reached")}, same end");
        }
        return [new("commits of the calm run", commits, "commits"), new("killed at a commit, same end", killed, "runs")];
    }

    private static async Task<(long Commits, string End)> CalmAsync(SandboxFixture sandbox, FlowPlay play)
    {
        await using var world = await PortalWorld.StartAsync(sandbox, play.Settings);
        var scene = await play.OpenAsync(world);
        await using var gate = new CommitGate(world.Database);
        await gate.BuildAsync(CommitGate.EngineTables);
        await using var portal = await PortalProcess.StartAsync(world.NodeSettings);
        await PlayAsync(world, scene);
        await using var command = world.Database.CreateCommand("SELECT array_agg(DISTINCT definition_id) FROM workflows.instances WHERE sub_status = 4");
        Assert.Empty(play.Definitions.Except((string[])(await command.ExecuteScalarAsync())!));
        return (await gate.CommitsAsync(), await WorldEnd.OfAsync(world, play, scene));
    }

    private static async Task<(bool Reached, string End)> KilledAtAsync(SandboxFixture sandbox, FlowPlay play, long commit)
    {
        await using var world = await PortalWorld.StartAsync(sandbox, play.Settings);
        var scene = await play.OpenAsync(world);
        await using var gate = new CommitGate(world.Database);
        await gate.BuildAsync(CommitGate.EngineTables);
        await gate.CloseAsync(commit);
        await using var victim = await PortalProcess.StartAsync(world.NodeSettings);
        var playing = PlayAsync(world, scene);
        while (!playing.IsCompleted && !await gate.IsHoldingAsync())
            await Task.Delay(20);
        var reached = !playing.IsCompleted;
        await victim.KillAsync();
        await world.UntilAsync($"SELECT NOT EXISTS (SELECT FROM pg_stat_activity WHERE application_name = '{CommitGate.Victim}')");
        await gate.OpenAsync();
        await using var heir = await PortalProcess.StartAsync(world.NodeSettings);
        await playing;
        return (reached, await WorldEnd.OfAsync(world, play, scene));
    }

    private static async Task PlayAsync(PortalWorld world, Scene scene)
    {
        await scene.PlayAsync();
        await world.UntilAsync(Waiting.EngineIsDone);
    }
}
