using Ciac.Workflows.Activities;

namespace Ciac.Core.Reviews.Activities;

[Activity("Ciac.ConfirmRepresentative", Category = "Reviews", DisplayZh = "核实法定代表人", DisplayEn = "Confirm representative",
    DescriptionZh = "单位自行填报的，由审核人员核实法定代表人后才生效。",
    DescriptionEn = "Waits for an officer's confirmation of the representative of a firm that typed its own data.",
    Outcomes = ["Confirmed", "Rejected", "Withdrawn", "Expired"])]
public sealed class ConfirmRepresentative(ReviewCases reviews) : Activity
{
    public Input<string> Request { get; init; } = new();

    public Input<TimeSpan> ExpiresAfter { get; init; } = new(TimeSpan.FromDays(7));

    public override async ValueTask ExecuteAsync(ActivityContext context)
    {
        var review = await reviews.OpenRepresentativeAsync(Guid.Parse(context.Get(Request)!), context.Cancellation);
        context.Wait(ReviewCases.Stimulus, new { Review = review.Id.ToString() });
        context.WaitUntil(Earlier(review.DueAt, EndOf(context, review)));
    }

    public override async ValueTask ResumeAsync(ActivityContext context)
    {
        if (context.ResumedBy == ReviewCases.Stimulus)
        {
            context.Complete(context.ResumeInput<string>("outcome")!);
            return;
        }

        var subject = await reviews.SubjectOfAsync(Guid.Parse(context.Get(Request)!), context.Cancellation);
        var review = await reviews.EscalateAsync(subject, context.Cancellation);
        // Decided in this very moment: its stimulus is on the way.
        if (review is null) return;
        if (context.Now < EndOf(context, review))
        {
            context.WaitUntil(EndOf(context, review));
            return;
        }

        await reviews.ExpireAsync(subject, context.Cancellation);
        context.Complete("Expired");
    }

    private DateTimeOffset EndOf(ActivityContext context, Review review) => review.CreatedAt + context.Get(ExpiresAfter);

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
