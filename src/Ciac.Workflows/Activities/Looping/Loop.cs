using Ciac.Workflows.Instances;

namespace Ciac.Workflows.Activities.Looping;

/// <summary>A container that runs its body again and again; <c>Elsa.Break</c> leaves it.</summary>
internal abstract class Loop : Container
{
    private const string ValueName = "CurrentValue";
    private const string IndexName = "CurrentIndex";

    public override ValueTask ChildCompletedAsync(ActivityContext context, ActivityExecution child, IReadOnlyList<string> outcomes) => TurnAsync(context);

    public override ValueTask ExecuteAsync(ActivityContext context) => TurnAsync(context);

    /// <summary>Begins the next turn, or completes.</summary>
    protected abstract ValueTask TurnAsync(ActivityContext context);

    protected static void RunBody(ActivityContext context, object? value, long index)
    {
        if (context.Node.Ports.GetValueOrDefault("body") is { } body)
            context.Schedule(body, new ScheduleOptions(Variables: new() { [ValueName] = value, [IndexName] = index }));
        else
            context.Complete();
    }

    /// <summary>Inputs are evaluated for the first turn only; later turns use what the loop kept.</summary>
    protected static Dictionary<string, object?> Memory(ActivityContext context) => context.Execution.Data ??= [];
}
