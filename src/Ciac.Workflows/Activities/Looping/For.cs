using System.Globalization;

namespace Ciac.Workflows.Activities.Looping;

/// <summary>Counts.</summary>
[EmbeddedPorts("body")]
[Activity("Elsa.For", Category = "Looping", DisplayZh = "计数循环", DisplayEn = "For")]
internal sealed class For : Loop
{
    public Input<int> Start { get; set; } = new(0);
    public Input<int> End { get; set; } = new(0);
    public Input<int> Step { get; set; } = new(1);
    public Input<bool> OuterBoundInclusive { get; set; } = new(true);
    public Output<object> CurrentValue { get; set; } = new();

    public override ValueTask ExecuteAsync(ActivityContext context)
    {
        var step = context.Get(Step);
        if (step == 0)
            throw new InvalidOperationException("A loop with step 0 never ends.");
        var memory = Memory(context);
        (memory["next"], memory["end"], memory["step"]) = ((long)context.Get(Start), (long)context.Get(End), (long)step);
        memory["inclusive"] = context.Get(OuterBoundInclusive);
        return TurnAsync(context);
    }

    protected override ValueTask TurnAsync(ActivityContext context)
    {
        var memory = Memory(context);
        var (next, end, step) = (Number(memory["next"]), Number(memory["end"]), Number(memory["step"]));
        var inside = step > 0 ? next < end : next > end;
        if (inside || next == end && memory["inclusive"] is true)
        {
            memory["next"] = next + step;
            context.Set(CurrentValue, next);
            RunBody(context, next, context.Execution.Index++);
        }
        else
            context.Complete();
        return ValueTask.CompletedTask;
    }

    private static long Number(object? value) => Convert.ToInt64(value, CultureInfo.InvariantCulture);
}
