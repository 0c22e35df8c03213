using System.Globalization;
using Ciac.Workflows.Inbox;
using Quartz;

namespace Ciac.Workflows.Timers;

/// <summary>
/// The one Quartz job: it puts a start into the inbox. Its key is the planned moment, so a node that Quartz gave up too
/// early, and that fires as well, starts nothing twice. It is due at that moment, so a node whose clock is ahead starts
/// nothing too early either.
/// </summary>
internal sealed class StartOnTime(IWorkflowInbox inbox) : IJob
{
    public const string Definition = "definition";
    public const string Activity = "activity";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        var data = context.MergedJobDataMap;
        var (definition, activity) = (data.GetString(Definition)!, data.GetString(Activity)!);
        var planned = context.ScheduledFireTimeUtc ?? context.FireTimeUtc;
        var key = $"timer:{definition}:{activity}:{planned.ToString("O", CultureInfo.InvariantCulture)}";
        await inbox.StartAsync(new(definition) { TriggerActivityId = activity, Key = key, DueAt = planned }, cancellationToken);
    }
}
