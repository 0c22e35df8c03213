namespace Ciac.Workflows.Activities.Primitives;

/// <summary>Names the instance.</summary>
[Activity("Elsa.SetName", Category = "Primitives", DisplayZh = "命名实例", DisplayEn = "Set name")]
internal sealed class SetName : Activity
{
    public Input<string> Value { get; set; } = new();

    public override ValueTask ExecuteAsync(ActivityContext context)
    {
        context.Burst.Instance.Name = context.Get(Value);
        return ValueTask.CompletedTask;
    }
}
