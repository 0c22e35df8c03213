using Ciac.Workflows.Incidents;
using Ciac.Workflows.Tests.Inbox;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Ciac.Workflows.Tests.Instances;

public sealed class BurstTests
{
    private readonly RecordScript _script = new();

    [Fact]
    public async Task Burst_whose_backend_is_killed_leaves_nothing_and_is_run_again()
    {
        await using var engine = await RecordingEngineAsync();
        var killed = false;
        _script.AfterAsync = async (context, connection) =>
        {
            if (context.ActivityId != "two" || killed)
                return;
            killed = true;
            await engine.SqlAsync($"SELECT pg_terminate_backend({connection.ProcessID})");
        };
        await engine.ImportAsync(Samples.Sequence("records", Record("one"), Record("two"), Samples.Line("end")));
        var id = await engine.StartAsync(new("records"));
        await Assert.ThrowsAnyAsync<Exception>(engine.DrainAsync);
        Assert.Equal(0L, await engine.SqlAsync("SELECT count(*) FROM record"));
        Assert.Equal(0L, await engine.SqlAsync("SELECT count(*) FROM workflows.instances"));

        await engine.DrainAsync();
        Assert.Equal("Finished", (await engine.FindAsync(id)).SubStatus);
        Assert.Equal("one,two", await engine.SqlAsync("SELECT string_agg(text, ',' ORDER BY text) FROM record"));
    }

    [Fact]
    public async Task Activity_that_fails_undoes_only_its_own_writes_and_the_other_branch_goes_on()
    {
        await using var engine = await RecordingEngineAsync();
        _script.AfterAsync = (context, _) => context.ActivityId == "bad" ? throw new InvalidOperationException("outsider broke") : Task.CompletedTask;
        var id = await engine.RunAsync(Samples.Flow("fault",
            [Samples.Activity("Elsa.Start", "start"), Record("good"), Record("bad"), Samples.Activity("Test.Wait", "wait", Samples.Literal("key", "k")), Samples.Line("after")],
            "start>good", "good>bad", "start>wait", "wait>after"));

        var view = await engine.FindAsync(id);
        Assert.Equal(("Running", "Suspended"), (view.Status, view.SubStatus));
        Assert.Equal("outsider broke", view.Incidents.Single().Message);
        Assert.Equal("wait", view.Bookmarks.Single().ActivityId);
        Assert.Equal("good", await engine.SqlAsync("SELECT string_agg(text, ',') FROM record"));

        await engine.SendAsync(InboxTests.Signature(id, "k"));
        await engine.DrainAsync();
        Assert.Equal(["after"], engine.Lines);
        Assert.Equal("Suspended", (await engine.FindAsync(id)).SubStatus);
    }

    [Fact]
    public async Task Verb_that_gives_up_its_inner_transaction_fails_the_activity_not_the_burst()
    {
        await using var engine = await RecordingEngineAsync();
        _script.AfterAsync = async (context, connection) =>
        {
            if (context.ActivityId == "bad")
                await using (var command = new NpgsqlCommand("SELECT 1 / 0", connection))
                    await command.ExecuteScalarAsync();
        };
        var id = await engine.RunAsync(Samples.Sequence("verb", Record("good"), Record("bad")));
        Assert.Single((await engine.FindAsync(id)).Incidents);
        Assert.Equal("good", await engine.SqlAsync("SELECT string_agg(text, ',') FROM record"));
    }

    [Fact]
    public async Task State_of_five_activities_is_at_most_two_kilobytes()
    {
        await using var engine = await TestEngine.OpenAsync();
        await engine.RunAsync(Samples.DualSignature);
        Assert.InRange((int)(await engine.SqlAsync("SELECT octet_length(state) FROM workflows.instances"))!, 1, 2048);
    }

    [Fact]
    public async Task Instance_that_nothing_can_move_is_an_incident_that_says_where_it_stands_and_can_be_left()
    {
        await using var engine = await TestEngine.OpenAsync();
        var id = await engine.RunAsync(Samples.Sequence("stuck", Samples.Activity("Test.Forgetful", "lost"), Samples.Line("end")));
        var view = await engine.FindAsync(id);
        Assert.Equal(("Running", "Suspended"), (view.Status, view.SubStatus));
        var incident = view.Incidents.Single();
        Assert.Equal("lost", incident.ActivityId);
        Assert.Contains("Nothing can move this instance", incident.Message, StringComparison.Ordinal);

        await engine.InScopeAsync(async scope =>
        {
            await scope.GetRequiredService<IInstanceRepair>().SkipAsync(new(id, incident.Id, "by hand"), CancellationToken.None);
            return true;
        });
        await engine.DrainAsync();
        Assert.Equal("Finished", (await engine.FindAsync(id)).SubStatus);
    }

    [Fact]
    public async Task Join_whose_way_cannot_be_taken_is_skipped_not_stuck()
    {
        await using var engine = await TestEngine.OpenAsync();
        var id = await engine.RunAsync(Samples.Flow("skipped",
            [Samples.Activity("Elsa.FlowDecision", "decision", """
                "condition":{"typeName":"Boolean","expression":{"type":"Literal","value":true} }
                """), Samples.Line("yes"), Samples.Line("no"), Samples.Activity("Elsa.FlowJoin", "join", Samples.Literal("mode", "WaitAll")), Samples.Line("end")],
            "decision:True>yes", "decision:False>no", "yes>join", "no>join", "join>end"));
        Assert.Equal("Finished", (await engine.FindAsync(id)).SubStatus);
        Assert.Equal(["yes"], engine.Lines);
    }

    private static string Record(string id) => Samples.Activity("Test.Record", id, Samples.Literal("text", id));

    private async Task<TestEngine> RecordingEngineAsync()
    {
        var engine = await TestEngine.OpenAsync(services => services.AddSingleton(_script));
        await engine.SqlAsync("CREATE TABLE record (text text)");
        return engine;
    }
}
