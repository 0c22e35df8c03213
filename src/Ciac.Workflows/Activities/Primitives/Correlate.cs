namespace Ciac.Workflows.Activities.Primitives;

/// <summary>Gives the instance its correlation id.</summary>
[Activity("Elsa.Correlate", Category = "Primitives", DisplayZh = "关联", DisplayEn = "Correlate")]
internal sealed class Correlate : Activity
{
    public Input<string> CorrelationId { get; set; } = new();

    public override ValueTask ExecuteAsync(ActivityContext context)
    {
        context.Burst.Instance.CorrelationId = context.Get(CorrelationId);
        return ValueTask.CompletedTask;
    }
}
