using Ciac.Workflows.Instances;

namespace Ciac.Workflows.Activities.Looping;

/// <summary>Leaves the nearest loop.</summary>
[Activity("Elsa.Break", Category = "Looping", DisplayZh = "跳出循环", DisplayEn = "Break")]
internal sealed class Break : Activity
{
    public override async ValueTask ExecuteAsync(ActivityContext context)
    {
        var loop = context.Execution.Parent;
        while (loop is not null && !typeof(Loop).IsAssignableFrom(loop.Node.Activity.Class))
            loop = loop.Parent;
        if (loop is not null)
            await context.Burst.CompleteAsync(loop, ActivityContext.Done);
    }
}
