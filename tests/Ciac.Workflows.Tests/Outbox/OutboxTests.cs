using System.Collections.Concurrent;
using Ciac.Workflows.Inbox;
using Ciac.Workflows.Outbox;
using Microsoft.Extensions.DependencyInjection;

namespace Ciac.Workflows.Tests.Outbox;

public sealed class OutboxTests
{
    private readonly TestOutsider _outsider = new();

    [Fact]
    public async Task Effect_is_repeated_with_the_same_key_until_it_answers_and_the_answer_resumes_the_flow()
    {
        await using var engine = await TestEngine.OpenAsync(Register);
        _outsider.Failures = 2;
        var id = await engine.RunAsync(Samples.Sequence("effect", Samples.Activity("Test.Effect", "effect"), Samples.Line("answered")));
        for (var i = 0; i < 2; i++)
        {
            Assert.Empty(engine.Lines);
            engine.Time.Advance(TimeSpan.FromMinutes(1));
            await engine.DrainAsync();
        }
        Assert.Equal(["answered"], engine.Lines);
        Assert.Equal(3, _outsider.Keys.Count);
        Assert.Single(_outsider.Keys.Distinct());
        Assert.StartsWith(id, _outsider.Keys.First(), StringComparison.Ordinal);
        Assert.Equal(0L, await engine.SqlAsync("SELECT count(*) FROM workflows.outbox"));
    }

    [Fact]
    public async Task Result_that_cannot_be_written_keeps_the_message()
    {
        await using var engine = await TestEngine.OpenAsync(Register);
        _outsider.FailApply = true;
        await engine.RunAsync(Samples.Sequence("effect", Samples.Activity("Test.Effect", "effect"), Samples.Line("answered")));
        Assert.Equal(1L, await engine.SqlAsync("SELECT count(*) FROM workflows.outbox"));
        _outsider.FailApply = false;
        engine.Time.Advance(TimeSpan.FromMinutes(1));
        await engine.DrainAsync();
        Assert.Equal(["answered"], engine.Lines);
    }

    [Fact]
    public async Task Node_that_lost_its_lease_cannot_write_its_result()
    {
        await using var engine = await TestEngine.OpenAsync(Register);
        _outsider.During = () => engine.SqlAsync("UPDATE workflows.outbox SET fence = fence + 1");
        await engine.RunAsync(Samples.Sequence("effect", Samples.Activity("Test.Effect", "effect"), Samples.Line("answered")));
        Assert.Empty(engine.Lines);
        Assert.Equal(1L, await engine.SqlAsync("SELECT count(*) FROM workflows.outbox"));
    }

    [Fact]
    public async Task Message_that_fails_for_good_is_a_visible_dead_letter()
    {
        await using var engine = await TestEngine.OpenAsync(Register);
        _outsider.Refuse = true;
        await engine.RunAsync(Samples.Sequence("effect", Samples.Activity("Test.Effect", "effect")));
        Assert.Equal("refused", await engine.SqlAsync("SELECT reason FROM workflows.dead_letters WHERE source = 'outbox'"));
    }

    [Fact]
    public async Task Message_stays_with_its_handler_however_long_that_takes_and_goes_on_elsewhere_when_its_node_is_gone()
    {
        await using var engine = await TestEngine.OpenAsync(Register);
        await using var other = engine.Neighbour(Register);
        var (called, answer) = (new TaskCompletionSource(), new TaskCompletionSource());
        _outsider.During = () =>
        {
            called.TrySetResult();
            return answer.Task;
        };
        await engine.ImportAsync(Samples.Sequence("effect", Samples.Activity("Test.Effect", "effect"), Samples.Line("answered")));
        await engine.StartAsync(new("effect"));
        var sending = engine.DrainAsync();
        await called.Task;
        engine.Time.Advance(TimeSpan.FromSeconds(5));
        other.Time.Advance(TimeSpan.FromSeconds(5));
        while (await engine.SqlAsync("SELECT due_at > '2026-03-02 08:00:07Z' FROM workflows.outbox") is not true)
            await Task.Delay(50);
        other.Time.Advance(TimeSpan.FromSeconds(5));
        await other.DrainAsync();
        Assert.Single(_outsider.Keys);

        // As if the first node could renew no more: six seconds later the other one has it, with the same key.
        await engine.SqlAsync("UPDATE workflows.outbox SET fence = fence + 1");
        other.Time.Advance(TimeSpan.FromSeconds(2));
        _outsider.During = () => Task.CompletedTask;
        await other.DrainAsync();
        answer.SetResult();
        await sending;
        Assert.Equal(["answered"], other.Lines);
        Assert.Empty(engine.Lines);
        Assert.Equal(2, _outsider.Keys.Count);
        Assert.Single(_outsider.Keys.Distinct());
    }

    private void Register(IServiceCollection services) => services.AddSingleton(_outsider).AddOutboxHandler<TestHandler>();
}

/// <summary>The outside party: notes what reached it.</summary>
internal sealed class TestOutsider
{
    public ConcurrentQueue<string> Keys { get; } = new();
    public int Failures { get; set; }
    public bool FailApply { get; set; }
    public bool Refuse { get; set; }
    public Func<Task> During { get; set; } = () => Task.CompletedTask;
}

internal sealed class TestHandler(TestOutsider outsider) : IOutboxHandler
{
    public string Kind => "test";

    public async Task<OutboxOutcome> HandleAsync(OutboxDelivery delivery, CancellationToken ct)
    {
        outsider.Keys.Enqueue(delivery.Key);
        await outsider.During();
        if (outsider.Refuse)
            return new OutboxOutcome.Failed("refused");
        if (delivery.Attempt <= outsider.Failures)
            throw new HttpRequestException("no answer");
        return new OutboxOutcome.Done((scope, token) => outsider.FailApply
            ? throw new InvalidOperationException("result cannot be written")
            : scope.GetRequiredService<IWorkflowInbox>().SendAsync(new("Test.Effect", new { delivery.Key }), token));
    }
}
