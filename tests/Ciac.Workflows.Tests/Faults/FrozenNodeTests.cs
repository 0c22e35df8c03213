using Microsoft.Extensions.DependencyInjection;

namespace Ciac.Workflows.Tests.Faults;

public sealed class FrozenNodeTests
{
    [Fact]
    public async Task Node_that_froze_in_a_burst_is_taken_over_and_cannot_commit_when_it_wakes()
    {
        var (script, other) = (new RecordScript(), new RecordScript());
        var (frozen, thaw) = (new TaskCompletionSource(), new TaskCompletionSource());
        await using var engine = await TestEngine.OpenAsync(services => services.AddSingleton(script));
        await using var neighbour = engine.Neighbour(services => services.AddSingleton(other));
        await engine.SqlAsync("CREATE TABLE record (text text)");
        engine.Services.GetRequiredService<WorkflowOptions>().FrozenAfter = TimeSpan.FromMilliseconds(300);
        script.AfterAsync = (_, _) =>
        {
            frozen.SetResult();
            return thaw.Task;
        };
        await engine.ImportAsync(Samples.Sequence("frozen", Samples.Activity("Test.Record", "record", Samples.Literal("text", "once")), Samples.Line("end")));
        var id = await engine.StartAsync(new("frozen"));

        var stuck = engine.DrainAsync();
        await frozen.Task;
        while ((await neighbour.Reader.FindAsync(id, CancellationToken.None))?.SubStatus != "Finished")
            await neighbour.DrainAsync();
        thaw.SetResult();
        await Record.ExceptionAsync(() => stuck);

        Assert.Equal("once", await engine.SqlAsync("SELECT string_agg(text, ',') FROM record"));
        Assert.Equal(["end"], neighbour.Lines);
        Assert.Equal(1L, await engine.SqlAsync("SELECT count(*) FROM workflows.journal"));
    }
}
