using Ciac.Workflows.Inbox;

namespace Ciac.Workflows.Tests.Inbox;

public sealed class InboxTests
{
    [Fact]
    public async Task Dual_signature_waits_for_both_and_finishes_and_leaves_nothing_behind()
    {
        await using var engine = await TestEngine.OpenAsync();
        var id = await engine.RunAsync(Samples.DualSignature);
        Assert.Equal("Suspended", (await engine.FindAsync(id)).SubStatus);
        Assert.Equal(2, (await engine.FindAsync(id)).Bookmarks.Count);

        await engine.SendAsync(Signature(id, "seal"));
        await engine.DrainAsync();
        Assert.Empty(engine.Lines);

        await engine.SendAsync(Signature(id, "legal"));
        await engine.DrainAsync();
        Assert.Equal(["signed"], engine.Lines);
        Assert.Equal("Finished", (await engine.FindAsync(id)).SubStatus);
        Assert.Equal(0L, await engine.SqlAsync("SELECT count(*) FROM workflows.inbox"));
        Assert.Equal(0L, await engine.SqlAsync("SELECT count(*) FROM workflows.bookmarks"));
    }

    [Fact]
    public async Task Two_stimuli_at_the_same_instant_in_two_processes_both_take_effect_50_times()
    {
        await using var engine = await TestEngine.OpenAsync();
        await using var neighbour = engine.Neighbour();
        await engine.ImportAsync(Samples.DualSignature);
        var ids = new List<string>();
        for (var i = 0; i < 50; i++)
            ids.Add(await engine.StartAsync(new("dual")));
        await engine.DrainAsync();
        foreach (var id in ids)
        {
            await Task.WhenAll(SignAsync(engine, id, "seal"), SignAsync(neighbour, id, "legal"));
            Assert.Equal("Finished", (await engine.FindAsync(id)).SubStatus);
        }
        Assert.Equal(50, engine.Lines.Count + neighbour.Lines.Count);
    }

    [Fact]
    public async Task Stimulus_that_comes_before_its_instance_and_its_bookmark_waits_for_them()
    {
        await using var engine = await TestEngine.OpenAsync();
        await engine.ImportAsync(Samples.DualSignature);
        await engine.SendAsync(Signature("early", "seal"));
        await engine.SendAsync(Signature("early", "legal") with { InstanceId = "early" });
        await engine.DrainAsync();
        Assert.Equal(2L, await engine.SqlAsync("SELECT count(*) FROM workflows.inbox WHERE waiting"));

        await engine.StartAsync(new("dual") { InstanceId = "early" });
        await engine.DrainAsync();
        Assert.Equal("Finished", (await engine.FindAsync("early")).SubStatus);
    }

    [Fact]
    public async Task Early_stimulus_of_an_instance_that_ends_becomes_a_dead_letter()
    {
        await using var engine = await TestEngine.OpenAsync();
        var id = await engine.RunAsync(Samples.DualSignature);
        await engine.SendAsync(new("Nobody.Waits", "x") { InstanceId = id });
        await engine.SendAsync(Signature(id, "seal"));
        await engine.SendAsync(Signature(id, "legal"));
        await engine.DrainAsync();
        Assert.Equal("Nobody.Waits", await engine.SqlAsync("SELECT name FROM workflows.dead_letters"));
        Assert.Equal(0L, await engine.SqlAsync("SELECT count(*) FROM workflows.inbox"));
    }

    [Fact]
    public async Task Repeated_key_is_applied_once_even_after_the_first_was_consumed()
    {
        await using var engine = await TestEngine.OpenAsync();
        await engine.ImportAsync(Samples.Sequence("twice", Samples.Activity("Test.Wait", "first", Samples.Literal("key", "a")),
            Samples.Activity("Test.Wait", "second", Samples.Literal("key", "a")), Samples.Line("end")));
        var id = await engine.StartAsync(new("twice") { Key = "order-1" });
        Assert.Equal(id, await engine.StartAsync(new("twice") { Key = "order-1" }));
        await engine.DrainAsync();
        for (var i = 0; i < 3; i++)
        {
            await engine.SendAsync(Signature(id, "a") with { Key = "callback-1" });
            await engine.DrainAsync();
        }
        Assert.Equal("second", (await engine.FindAsync(id)).Bookmarks.Single().ActivityId);
        Assert.Equal(1L, await engine.SqlAsync("SELECT count(*) FROM workflows.instances"));
    }

    [Fact]
    public async Task Stimulus_without_address_resumes_every_instance_that_waits_for_it()
    {
        await using var engine = await TestEngine.OpenAsync();
        var definition = Samples.Sequence("listener", Samples.Activity("Elsa.Event", "event", Samples.Literal("eventName", "news")), Samples.Line("heard"));
        for (var i = 0; i < 3; i++)
            await engine.RunAsync(definition);
        await engine.SendAsync(new("Elsa.Event", new { EventName = "news" }));
        await engine.DrainAsync();
        Assert.Equal(["heard", "heard", "heard"], engine.Lines);
    }

    [Fact]
    public async Task Correlation_keeps_a_stimulus_from_other_instances()
    {
        await using var engine = await TestEngine.OpenAsync();
        await engine.ImportAsync(Samples.Sequence("listener", Samples.Activity("Elsa.Event", "event", Samples.Literal("eventName", "news"))));
        var mine = await engine.StartAsync(new("listener") { CorrelationId = "mine" });
        var other = await engine.StartAsync(new("listener") { CorrelationId = "other" });
        await engine.DrainAsync();
        await engine.SendAsync(new("Elsa.Event", new { EventName = "news" }) { CorrelationId = "mine" });
        await engine.DrainAsync();
        Assert.Equal("Finished", (await engine.FindAsync(mine)).SubStatus);
        Assert.Equal("Suspended", (await engine.FindAsync(other)).SubStatus);
    }

    [Fact]
    public async Task Cancel_ends_the_instance_and_its_bookmarks()
    {
        await using var engine = await TestEngine.OpenAsync();
        var id = await engine.RunAsync(Samples.DualSignature);
        await engine.InScopeAsync(async scope =>
        {
            await ((IWorkflowInbox)scope.GetService(typeof(IWorkflowInbox))!).CancelAsync(id, "not wanted", CancellationToken.None);
            return true;
        });
        await engine.DrainAsync();
        Assert.Equal("Cancelled", (await engine.FindAsync(id)).SubStatus);
        Assert.Equal(0L, await engine.SqlAsync("SELECT count(*) FROM workflows.bookmarks"));
    }

    [Fact]
    public async Task Item_that_always_fails_pauses_longer_and_longer_however_late_it_is_and_holds_up_nobody()
    {
        await using var engine = await TestEngine.OpenAsync();
        await engine.SqlAsync("""
            CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'not this one'; END $$;
            CREATE TRIGGER refuse BEFORE INSERT ON workflows.instances FOR EACH ROW WHEN (NEW.id = 'bad') EXECUTE FUNCTION refuse()
            """);
        await engine.ImportAsync(Samples.DualSignature);
        await engine.StartAsync(new("dual") { InstanceId = "bad" });
        await engine.StartAsync(new("dual") { InstanceId = "good" });
        engine.Time.Advance(TimeSpan.FromDays(1));
        await engine.DrainAsync();
        Assert.Equal("Suspended", (await engine.FindAsync("good")).SubStatus);
        Assert.Equal(1, await engine.SqlAsync("SELECT attempts FROM workflows.inbox"));

        await engine.SqlAsync("DROP TRIGGER refuse ON workflows.instances");
        engine.Time.Advance(TimeSpan.FromMinutes(5));
        await engine.DrainAsync();
        Assert.Equal("Suspended", (await engine.FindAsync("bad")).SubStatus);
    }

    internal static SendStimulus Signature(string instanceId, string key) => new("Test.Wait", new { InstanceId = instanceId, Key = key });

    private static async Task SignAsync(TestEngine engine, string id, string key)
    {
        await engine.SendAsync(Signature(id, key));
        await engine.DrainAsync();
    }
}
