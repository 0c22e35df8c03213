using Ciac.Core.Reviews;
using Ciac.Workflows.Activities;

namespace Ciac.Core.Certificates.Activities;

[Activity("Ciac.ReviewPaperApplication", Category = "Reviews", DisplayZh = "审核线下申请", DisplayEn = "Review paper application",
    DescriptionZh = "等待审核人员通过、退回补正或不予通过；超过办理时限时催办一次，继续等待。",
    DescriptionEn = "Waits for an officer to approve, return or reject; when it is overdue it is escalated once, and waits on.",
    Outcomes = ["Confirmed", "Returned", "Rejected", "Withdrawn"])]
public sealed class ReviewPaperApplication(PaperSteps steps, PaperVerdict verdict, ReviewCases reviews) : Activity
{
    public Input<string> Application { get; init; } = new();

    public override async ValueTask ExecuteAsync(ActivityContext context)
    {
        var review = await steps.ReviewAsync(context.Get(Application)!, context.Cancellation);
        if (review is null)
        {
            context.Complete("Withdrawn");
            return;
        }

        context.Wait(ReviewCases.Stimulus, new { Review = review.Id.ToString() });
        context.WaitUntil(review.DueAt);
    }

    public override async ValueTask ResumeAsync(ActivityContext context)
    {
        var application = context.Get(Application)!;
        if (context.ResumedBy != ReviewCases.Stimulus)
        {
            await reviews.EscalateAsync(application, context.Cancellation);
            return;
        }

        var outcome = context.ResumeInput<string>("outcome")!;
        await verdict.DecidedAsync(application, outcome, context.Cancellation);
        context.Complete(outcome);
    }
}
