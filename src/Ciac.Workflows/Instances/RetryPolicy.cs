using System.Text.Json;
using Ciac.Workflows.Definitions;
using Ciac.Workflows.Expressions.Bindings;

namespace Ciac.Workflows.Instances;

/// <summary>
/// An activity's own retry policy, from <c>customProperties.retry</c>: <c>{"attempts":5,"delay":"00:00:10","factor":2,
/// "maxDelay":"01:00:00","jitter":true}</c>. The pauses are durable timers, so they survive the process.
/// </summary>
internal sealed record RetryPolicy(int Attempts, TimeSpan Delay, double Factor, TimeSpan MaxDelay, bool Jitter)
{
    public const string BookmarkName = "Retry";

    public static RetryPolicy? Of(ActivityNode node) => node.Custom("retry") is { ValueKind: JsonValueKind.Object } json
        ? new(
            json.Number("attempts") ?? 3,
            Span(json, "delay", TimeSpan.FromSeconds(10)),
            json.Member("factor") is { ValueKind: JsonValueKind.Number } factor ? factor.GetDouble() : 2,
            Span(json, "maxDelay", TimeSpan.FromHours(1)),
            json.Flag("jitter") ?? true)
        : null;

    /// <summary>The pause before an attempt (2 = the first repetition); null when there is to be none.</summary>
    public TimeSpan? PauseBefore(int attempt)
    {
        if (attempt > Attempts)
            return null;
        var seconds = Math.Min(Delay.TotalSeconds * Math.Pow(Factor, attempt - 2), MaxDelay.TotalSeconds);
        return TimeSpan.FromSeconds(Jitter ? seconds * (0.75 + Random.Shared.NextDouble() / 2) : seconds);
    }

    private static TimeSpan Span(JsonElement json, string name, TimeSpan otherwise) =>
        json.Text(name) is { } text ? Duration.Parse(text) : json.Number(name) is { } seconds ? TimeSpan.FromSeconds(seconds) : otherwise;
}
