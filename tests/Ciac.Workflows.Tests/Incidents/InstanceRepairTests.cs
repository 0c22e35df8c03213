using Ciac.Workflows.Incidents;
using Microsoft.Extensions.DependencyInjection;

namespace Ciac.Workflows.Tests.Incidents;

public sealed class InstanceRepairTests
{
    private readonly RecordScript _script = new();
    private bool _broken = true;

    [Fact]
    public async Task Retry_runs_the_failed_activity_again_and_the_flow_ends()
    {
        await using var engine = await BrokenAsync();
        var id = await engine.RunAsync(Samples.Sequence("repair", Record("one"), Samples.Line("end")));
        var incident = (await engine.FindAsync(id)).Incidents.Single();
        await RepairAsync(engine, repair => repair.RetryAsync(id, incident.Id, "still broken", CancellationToken.None));
        Assert.Equal(2, (await engine.FindAsync(id)).Incidents.Single().Attempt);

        _broken = false;
        await RepairAsync(engine, repair => repair.RetryAsync(id, incident.Id, "mended", CancellationToken.None));
        var view = await engine.FindAsync(id);
        Assert.Empty(view.Incidents);
        Assert.Equal("Finished", view.SubStatus);
        Assert.Equal(["end"], engine.Lines);
        Assert.Contains(await engine.Reader.JournalAsync(id, CancellationToken.None), entry => entry is { Event: "Retried", Message: "mended" });
    }

    [Fact]
    public async Task Skip_leaves_by_the_chosen_outcome()
    {
        await using var engine = await BrokenAsync();
        var id = await engine.RunAsync(Samples.Flow("skip", [Record("one"), Samples.Line("a"), Samples.Line("b")], "one:Left>a", "one:Right>b"));
        var incident = (await engine.FindAsync(id)).Incidents.Single();
        await RepairAsync(engine, repair => repair.SkipAsync(new(id, incident.Id, "by hand") { Outcomes = ["Right"] }, CancellationToken.None));
        Assert.Equal(["b"], engine.Lines);
        Assert.Equal("Finished", (await engine.FindAsync(id)).SubStatus);
    }

    [Fact]
    public async Task Retry_policy_of_the_definition_tries_again_by_durable_timers_before_there_is_an_incident()
    {
        await using var engine = await BrokenAsync();
        var id = await engine.RunAsync(Samples.Sequence("policy", Samples.Activity("Test.Record", "one", Samples.Literal("text", "x"),
            """ "customProperties":{"retry":{"attempts":3,"delay":"00:00:10","jitter":false}} """)));
        foreach (var pause in (int[])[10, 20])
        {
            Assert.Empty((await engine.FindAsync(id)).Incidents);
            engine.Time.Advance(TimeSpan.FromSeconds(pause));
            await engine.DrainAsync();
        }
        Assert.Equal(3, (await engine.FindAsync(id)).Incidents.Single().Attempt);
    }

    [Fact]
    public async Task Open_circuit_postpones_calls_without_an_attempt_and_closes_after_a_call_that_succeeds()
    {
        await using var engine = await BrokenAsync();
        var calls = 0;
        _script.AfterAsync = (_, _) => ++calls > 0 && _broken ? throw new InvalidOperationException("broken") : Task.CompletedTask;
        await engine.ImportAsync(Samples.Sequence("breaker", Samples.Activity("Test.Record", "one", Samples.Literal("text", "x"),
            """ "customProperties":{"retry":{"attempts":1,"breaker":{"failureRatio":1,"minimumThroughput":2,"samplingDuration":"00:01:00","breakDuration":"00:01:00"}}} """)));
        for (var i = 1; i <= 4; i++)
        {
            await engine.StartAsync(new("breaker") { InstanceId = $"i{i}" });
            await engine.DrainAsync();
        }
        Assert.Equal(2, calls);
        Assert.Equal(2L, await engine.SqlAsync("SELECT count(*) FROM workflows.incidents"));
        Assert.Equal("Retry", (await engine.FindAsync("i4")).Bookmarks.Single().Name);

        _broken = false;
        for (var i = 0; i < 3; i++)
        {
            engine.Time.Advance(TimeSpan.FromMinutes(2));
            await engine.DrainAsync();
        }
        Assert.Equal(4, calls);
        Assert.Equal(2L, await engine.SqlAsync("SELECT count(*) FROM workflows.instances WHERE sub_status = 4"));
    }

    [Fact]
    public async Task Resumption_that_fails_is_retried_with_what_the_stimulus_carried()
    {
        await using var engine = await TestEngine.OpenAsync(services => services.AddSingleton(_script));
        var id = await engine.RunAsync(Samples.Sequence("resume", Samples.Activity("Test.Fussy", "fussy")));
        await engine.SendAsync(new("Test.Fussy", id) { Input = new Dictionary<string, object?> { ["Answer"] = "yes" } });
        await engine.DrainAsync();
        var incident = (await engine.FindAsync(id)).Incidents.Single();
        FussyActivity.Accepts = id;
        await RepairAsync(engine, repair => repair.RetryAsync(id, incident.Id, "again", CancellationToken.None));
        var view = await engine.FindAsync(id);
        Assert.Equal("Finished", view.SubStatus);
        Assert.Contains(await engine.Reader.JournalAsync(id, CancellationToken.None), entry => entry is { Event: "Completed", Message: "yes" });
    }

    private static string Record(string id) => Samples.Activity("Test.Record", id, Samples.Literal("text", id));

    private async Task<TestEngine> BrokenAsync()
    {
        var engine = await TestEngine.OpenAsync(services => services.AddSingleton(_script));
        await engine.SqlAsync("CREATE TABLE record (text text)");
        _script.AfterAsync = (_, _) => _broken ? throw new InvalidOperationException("broken") : Task.CompletedTask;
        return engine;
    }

    private static async Task RepairAsync(TestEngine engine, Func<IInstanceRepair, Task> repair)
    {
        await engine.InScopeAsync(async scope =>
        {
            await repair(scope.GetRequiredService<IInstanceRepair>());
            return true;
        });
        await engine.DrainAsync();
    }
}
