using System.Runtime.CompilerServices;
using System.Text.Json;
using Ciac.Workflows.Definitions;
using Ciac.Workflows.Expressions.Bindings;
using Npgsql;
using Polly;
using Polly.CircuitBreaker;

namespace Ciac.Workflows.Instances;

/// <summary>
/// An activity's circuit breaker, from <c>customProperties.retry.breaker</c>: <c>{"failureRatio":0.5,"minimumThroughput":10,
/// "samplingDuration":"00:00:30","breakDuration":"00:00:30"}</c>, Polly's own terms and defaults for them. One circuit for
/// each activity of a version in this process, whatever instance it runs for. While it is open the activity is not called:
/// it waits by a durable timer, which is not an attempt.
/// </summary>
internal static class ActivityBreaker
{
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);
    private static readonly ConditionalWeakTable<ActivityNode, ResiliencePipeline> Circuits = [];

    public static ValueTask CallAsync(Burst burst, ActivityNode node, Func<ValueTask> call) =>
        SettingsOf(node) is { } settings
            ? Circuits.GetValue(node, _ => Build(settings, burst.Environment.Time)).ExecuteAsync(static (call, _) => call(), call, burst.Environment.Cancellation)
            : call();

    /// <summary>How long to wait before asking again, when it was the open circuit that refused; else null.</summary>
    public static TimeSpan? PauseAfter(ActivityNode node, Exception error)
    {
        if (error is not BrokenCircuitException broken || SettingsOf(node) is not { } settings)
            return null;
        // Of all that wait, one is let through to try; the others must not come back with it.
        var spread = Span(settings, "breakDuration") * (0.25 * Random.Shared.NextDouble());
        var pause = broken.RetryAfter ?? TimeSpan.Zero;
        return (pause > Shortest ? pause : Shortest) + spread;
    }

    private static ResiliencePipeline Build(JsonElement settings, TimeProvider time) =>
        new ResiliencePipelineBuilder { TimeProvider = time }.AddCircuitBreaker(new()
        {
            FailureRatio = settings.Member("failureRatio") is { ValueKind: JsonValueKind.Number } ratio ? Math.Clamp(ratio.GetDouble(), 0, 1) : 0.5,
            MinimumThroughput = Math.Max(2, settings.Number("minimumThroughput") ?? 10),
            SamplingDuration = Span(settings, "samplingDuration"),
            BreakDuration = Span(settings, "breakDuration"),
            // A lost database or a node that stops says nothing about the activity.
            ShouldHandle = outcome => ValueTask.FromResult(outcome.Outcome.Exception is not (null or OperationCanceledException or NpgsqlException { IsTransient: true })),
        }).Build();

    private static JsonElement? SettingsOf(ActivityNode node) =>
        node.Custom("retry") is { ValueKind: JsonValueKind.Object } retry && retry.Member("breaker") is { ValueKind: JsonValueKind.Object } settings ? settings : null;

    private static TimeSpan Span(JsonElement settings, string name)
    {
        var span = settings.Text(name) is { } text ? Duration.Parse(text) : TimeSpan.FromSeconds(settings.Number(name) ?? 30);
        return span > Shortest ? span : Shortest;
    }
}
