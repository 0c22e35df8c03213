using Ciac.Workflows.Activities;

namespace Ciac.Core.Certificates.Activities;

[Activity("Ciac.CollectPaperScan", Category = "Certificates", DisplayZh = "等待提交扫描件", DisplayEn = "Collect scanned form",
    DescriptionZh = "等待单位填报、上传扫描件并提交；撤回或超过期限时走相应出口。",
    DescriptionEn = "Waits until the unit has filled in the form, uploaded its scan and handed it in, for the withdrawal, or for the time limit.",
    Outcomes = ["Submitted", "Withdrawn", "Expired"])]
public sealed class CollectPaperScan : Activity
{
    public Input<string> Application { get; init; } = new();

    public Input<TimeSpan> ExpiresAfter { get; init; } = new(TimeSpan.FromDays(7));

    public override ValueTask ExecuteAsync(ActivityContext context)
    {
        context.Wait(PaperSteps.Stimulus, new { Application = context.Get(Application)! });
        context.WaitUntil(context.Now + context.Get(ExpiresAfter));
        return ValueTask.CompletedTask;
    }

    public override ValueTask ResumeAsync(ActivityContext context)
    {
        context.Complete(context.ResumedBy == PaperSteps.Stimulus ? context.ResumeInput<string>("outcome")! : "Expired");
        return ValueTask.CompletedTask;
    }
}
