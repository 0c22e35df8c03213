using Ciac.Core.Reviews;
using Ciac.Workflows.Activities;

namespace Ciac.Core.EnterpriseChanges.Activities;

[Activity("Ciac.ConfirmNewRepresentative", Category = "Reviews", DisplayZh = "核实新的法定代表人", DisplayEn = "Confirm new representative",
    DescriptionZh = "单位自行填报的法定代表人变更，由审核人员核实后才生效。",
    DescriptionEn = "Waits for an officer's confirmation of another representative, named by a firm that types its own data.",
    Outcomes = ["Confirmed", "Rejected", "Withdrawn", "Expired"])]
public sealed class ConfirmNewRepresentative(CloseEnterpriseChange change, ReviewCases reviews) : Activity
{
    public Input<string> Change { get; init; } = new();

    public Input<TimeSpan> ExpiresAfter { get; init; } = new(TimeSpan.FromDays(7));

    public override async ValueTask ExecuteAsync(ActivityContext context)
    {
        var review = await change.AskOfficerAsync(context.Get(Change)!, context.Cancellation);
        context.Wait(ReviewCases.Stimulus, new { Review = review.Id.ToString() });
        context.WaitUntil(review.DueAt < EndOf(context, review) ? review.DueAt : EndOf(context, review));
    }

    public override async ValueTask ResumeAsync(ActivityContext context)
    {
        if (context.ResumedBy == ReviewCases.Stimulus)
        {
            context.Complete(context.ResumeInput<string>("outcome")!);
            return;
        }

        var number = context.Get(Change)!;
        var review = await reviews.EscalateAsync(number, context.Cancellation);
        // Decided in this very moment: its stimulus is on the way.
        if (review is null) return;
        if (context.Now < EndOf(context, review))
        {
            context.WaitUntil(EndOf(context, review));
            return;
        }

        await reviews.ExpireAsync(number, context.Cancellation);
        context.Complete("Expired");
    }

    private DateTimeOffset EndOf(ActivityContext context, Review review) => review.CreatedAt + context.Get(ExpiresAfter);
}
