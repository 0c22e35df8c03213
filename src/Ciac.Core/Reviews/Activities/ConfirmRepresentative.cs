using Ciac.Workflows.Activities;

namespace Ciac.Core.Reviews.Activities;

[Activity("Ciac.ConfirmRepresentative", Category = "Reviews", DisplayZh = "核实法定代表人", DisplayEn = "Confirm representative",
    DescriptionZh = "单位自行填报的，由审核人员核实法定代表人后才生效。",
    DescriptionEn = "Waits for an officer's confirmation of the representative of a firm that typed its own data.",
    Outcomes = ["Confirmed", "Rejected", "Withdrawn", "Expired"])]
public sealed class ConfirmRepresentative(RepresentativeReviews reviews) : Activity
{
    public Input<string> Request { get; init; } = new();

    public Input<TimeSpan> ExpiresAfter { get; init; } = new(TimeSpan.FromDays(7));

    public override async ValueTask ExecuteAsync(ActivityContext context)
    {
        var review = await reviews.OpenAsync(Guid.Parse(context.Get(Request)!), context.Cancellation);
        context.Wait(RepresentativeReviews.Stimulus, new { Review = review.ToString() });
        context.WaitUntil(context.Now + context.Get(ExpiresAfter));
    }

    public override async ValueTask ResumeAsync(ActivityContext context)
    {
        if (context.ResumedBy == RepresentativeReviews.Stimulus)
        {
            context.Complete(context.ResumeInput<string>("outcome")!);
            return;
        }

        await reviews.ExpireAsync(Guid.Parse(context.Get(Request)!), context.Cancellation);
        context.Complete("Expired");
    }
}
