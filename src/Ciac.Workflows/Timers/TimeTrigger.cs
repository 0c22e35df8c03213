using System.Text.Json;
using Ciac.Workflows.Activities.Waiting;
using Ciac.Workflows.Bookmarks;
using Ciac.Workflows.Definitions;
using Ciac.Workflows.Expressions.Bindings;

namespace Ciac.Workflows.Timers;

/// <summary>When a published workflow starts by the clock: once, every interval, or by a cron expression.</summary>
internal sealed record TimeTrigger
{
    public const string Name = "Timer";

    public DateTimeOffset? Once { get; init; }
    public TimeSpan? Interval { get; init; }
    public string? Cron { get; init; }

    public static TimeTrigger? Of(ActivityNode node) => node.Activity.Class switch
    {
        var type when type == typeof(Activities.Waiting.Timer) => new() { Interval = Literal<TimeSpan?>(node, "interval") ?? TimeSpan.FromMinutes(1) },
        var type when type == typeof(Cron) && Literal<string>(node, "cronExpression") is { } cron => new() { Cron = cron },
        var type when type == typeof(StartAt) && Literal<DateTimeOffset?>(node, "dateTime") is { } once => new() { Once = once },
        _ => null,
    };

    public static TimeTrigger Read(string text) => JsonSerializer.Deserialize<TimeTrigger>(text)!;

    public TriggerEntry Entry(WorkflowGraph graph, ActivityNode node)
    {
        var payload = JsonSerializer.Serialize(this);
        return new(graph.DefinitionId, graph.VersionId, node.Id, Name, StimulusHash.Of(Name, $"{graph.VersionId}:{node.Id}"), payload);
    }

    /// <summary>A trigger is read on publish, when there is no instance: only a literal can say when.</summary>
    private static T? Literal<T>(ActivityNode node, string input) =>
        node.Inputs.GetValueOrDefault(input) is Expression.Literal { Value: { } value } ? TypedValue.To<T>(value) : default;
}
