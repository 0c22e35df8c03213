using Ciac.Workflows.Instances;

namespace Ciac.Workflows.Activities.Flow;

/// <summary>Ends the workflow at once.</summary>
[Terminal, Activity("Elsa.Finish", Category = "Primitives", DisplayZh = "结束流程", DisplayEn = "Finish")]
internal sealed class Finish : Activity
{
    public override ValueTask ExecuteAsync(ActivityContext context)
    {
        context.Burst.Finish(InstanceSubStatus.Finished);
        return ValueTask.CompletedTask;
    }
}
