namespace Ciac.Workflows.Activities.Looping;

/// <summary>One turn per item.</summary>
[EmbeddedPorts("body")]
[Activity("Elsa.ForEach", Category = "Looping", DisplayZh = "逐项循环", DisplayEn = "For each")]
internal sealed class ForEach : Loop
{
    public Input<List<object?>> Items { get; set; } = new();
    public Output<object> CurrentValue { get; set; } = new();

    public override ValueTask ExecuteAsync(ActivityContext context)
    {
        Memory(context)["items"] = context.Get(Items) ?? [];
        return TurnAsync(context);
    }

    protected override ValueTask TurnAsync(ActivityContext context)
    {
        var items = (List<object?>)Memory(context)["items"]!;
        var index = context.Execution.Index++;
        if (index < items.Count)
        {
            context.Set(CurrentValue, items[index]);
            RunBody(context, items[index], index);
        }
        else
            context.Complete();
        return ValueTask.CompletedTask;
    }
}
