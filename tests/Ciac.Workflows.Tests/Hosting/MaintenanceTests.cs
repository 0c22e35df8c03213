using Ciac.Workflows.Hosting;
using Ciac.Workflows.Tests.Inbox;
using Microsoft.Extensions.DependencyInjection;

namespace Ciac.Workflows.Tests.Hosting;

public sealed class MaintenanceTests
{
    [Fact]
    public async Task Stimulus_nobody_waits_for_is_a_dead_letter_after_30_days_not_before()
    {
        await using var engine = await TestEngine.OpenAsync();
        await engine.SendAsync(new("Nobody", "x"));
        await engine.DrainAsync();
        engine.Time.Advance(TimeSpan.FromDays(29));
        await SweepAsync(engine);
        Assert.Equal(0L, await engine.SqlAsync("SELECT count(*) FROM workflows.dead_letters"));
        engine.Time.Advance(TimeSpan.FromDays(2));
        await SweepAsync(engine);
        Assert.Equal(1L, await engine.SqlAsync("SELECT count(*) FROM workflows.dead_letters"));
    }

    [Fact]
    public async Task Parked_stimulus_beside_its_bookmark_is_woken()
    {
        await using var engine = await TestEngine.OpenAsync();
        var id = await engine.RunAsync(Samples.Sequence("wait", Samples.Activity("Test.Wait", "wait", Samples.Literal("key", "k")), Samples.Line("end")));
        await engine.SendAsync(InboxTests.Signature(id, "k"));
        await engine.SqlAsync("UPDATE workflows.inbox SET waiting = true");
        await engine.DrainAsync();
        Assert.Empty(engine.Lines);
        await SweepAsync(engine);
        await engine.DrainAsync();
        Assert.Equal(["end"], engine.Lines);
    }

    [Fact]
    public async Task Finished_instances_are_pruned_with_their_journal_and_running_ones_stay()
    {
        await using var engine = await TestEngine.OpenAsync();
        engine.Services.GetRequiredService<WorkflowOptions>().KeepFinishedInstances = TimeSpan.FromDays(10);
        await engine.RunAsync(Samples.Sequence("short", Samples.Line("end")));
        var running = await engine.RunAsync(Samples.DualSignature);
        engine.Time.Advance(TimeSpan.FromDays(11));
        await SweepAsync(engine);
        Assert.Equal(running, await engine.SqlAsync("SELECT string_agg(id, ',') FROM workflows.instances"));
        Assert.Equal(running, await engine.SqlAsync("SELECT string_agg(DISTINCT instance_id, ',') FROM workflows.journal"));
    }

    private static Task SweepAsync(TestEngine engine) => engine.Services.GetRequiredService<Maintenance>().SweepAsync(CancellationToken.None);
}
