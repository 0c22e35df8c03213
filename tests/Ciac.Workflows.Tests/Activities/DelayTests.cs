using Ciac.Workflows.Tests.Inbox;

namespace Ciac.Workflows.Tests.Activities;

public sealed class DelayTests
{
    [Theory]
    [InlineData("00:00:02", 2)]
    [InlineData("60.00:00:00", 60 * 86_400)]
    [InlineData("72:00:00", 72 * 3_600)]
    public async Task Delay_ends_at_its_second_not_before(string span, int seconds)
    {
        await using var engine = await TestEngine.OpenAsync();
        var id = await engine.RunAsync(Samples.Sequence("delay", Samples.Activity("Elsa.Delay", "delay", Samples.Literal("timeSpan", span, "TimeSpan")), Samples.Line("end")));
        Assert.Equal(engine.Time.GetUtcNow().AddSeconds(seconds), (await engine.FindAsync(id)).Bookmarks.Single().DueAt);

        engine.Time.Advance(TimeSpan.FromSeconds(seconds - 1));
        await engine.DrainAsync();
        Assert.Empty(engine.Lines);
        engine.Time.Advance(TimeSpan.FromSeconds(1));
        await engine.DrainAsync();
        Assert.Equal(["end"], engine.Lines);
    }

    [Fact]
    public async Task Timer_of_a_branch_that_lost_the_race_is_removed()
    {
        await using var engine = await TestEngine.OpenAsync();
        var id = await engine.RunAsync(Samples.Flow("race",
            [Samples.Activity("Elsa.Start", "start"), Samples.Activity("Elsa.Delay", "delay", Samples.Literal("timeSpan", "1.00:00:00")),
             Samples.Activity("Test.Wait", "wait", Samples.Literal("key", "k")), Samples.Activity("Elsa.FlowJoin", "join"), Samples.Line("end")],
            "start>delay", "start>wait", "delay>join", "wait>join", "join>end"));
        await engine.SendAsync(InboxTests.Signature(id, "k"));
        await engine.DrainAsync();
        Assert.Equal(["end"], engine.Lines);
        Assert.Equal("Finished", (await engine.FindAsync(id)).SubStatus);
        Assert.Equal(0L, await engine.SqlAsync("SELECT count(*) FROM workflows.inbox"));
    }
}
