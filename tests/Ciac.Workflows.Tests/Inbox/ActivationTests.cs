using Ciac.Workflows.Inbox;

namespace Ciac.Workflows.Tests.Inbox;

public sealed class ActivationTests
{
    [Fact]
    public async Task Singleton_has_one_running_instance_however_many_start_at_once()
    {
        await using var engine = await TestEngine.OpenAsync();
        await using var neighbour = engine.Neighbour();
        await engine.ImportAsync(Definition("Singleton"));
        for (var i = 0; i < 8; i++)
            await engine.StartAsync(new("one"));
        await Task.WhenAll(engine.DrainAsync(), neighbour.DrainAsync());
        Assert.Equal(1L, await engine.SqlAsync("SELECT count(*) FROM workflows.instances"));

        await engine.SendAsync(new SendStimulus("Elsa.Event", new { EventName = "go" }));
        await engine.DrainAsync();
        await engine.StartAsync(new("one"));
        await engine.DrainAsync();
        Assert.Equal(2L, await engine.SqlAsync("SELECT count(*) FROM workflows.instances"));
    }

    [Fact]
    public async Task Correlated_singleton_has_one_per_correlation()
    {
        await using var engine = await TestEngine.OpenAsync();
        await engine.ImportAsync(Definition("Elsa.Workflows.ActivationValidators.CorrelatedSingletonStrategy, Elsa.Workflows.Core"));
        foreach (var correlation in (string[])["a", "b", "a", "b", "a"])
            await engine.StartAsync(new("one") { CorrelationId = correlation });
        await engine.DrainAsync();
        Assert.Equal("a,b", await engine.SqlAsync("SELECT string_agg(correlation_id, ',' ORDER BY correlation_id) FROM workflows.instances"));
    }

    private static string Definition(string strategy) => Samples.Definition("one", Samples.Activity("Elsa.Event", "event", Samples.Literal("eventName", "go")))
        .Replace("\"inputs\":[]", $"\"options\":{{\"activationStrategyType\":\"{strategy}\"}},\"inputs\":[]", StringComparison.Ordinal);
}
