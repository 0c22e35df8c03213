using Ciac.Core.Messages;
using Ciac.Workflows.Activities;

namespace Ciac.Core.Signatures.Activities;

[Activity("Ciac.CollectSignature", Category = "Signatures", DisplayZh = "等待签署", DisplayEn = "Collect signature",
    DescriptionZh = "等待一个签署方签署；拒签、撤回或超过期限时走相应出口。可每隔一段时间短信提醒法定代表人。",
    DescriptionEn = "Waits for one party's signature, its refusal, the withdrawal or the time limit. May remind the legal representative by SMS at an interval.",
    Outcomes = ["Signed", "Declined", "Withdrawn", "Expired"])]
public sealed class CollectSignature(BeginTurn begin, RemindSignatory remind, EndSignatureRequest end) : Activity
{
    public Input<string> Request { get; init; } = new();

    public Input<string> Signatory { get; init; } = new();

    public Input<TimeSpan> ExpiresAfter { get; init; } = new(TimeSpan.FromDays(7));

    /// <summary>Zero: nobody is reminded.</summary>
    public Input<TimeSpan> RemindEvery { get; init; } = new(TimeSpan.Zero);

    public override async ValueTask ExecuteAsync(ActivityContext context)
    {
        var request = context.Get(Request)!;
        var signatory = context.Get(Signatory)!;
        context.Wait(KeepSignature.Stimulus, new { Request = request, Signatory = signatory });
        var until = context.Now + context.Get(ExpiresAfter);
        context.WaitUntil(Next(context, until));
        var turn = new Turn(Guid.Parse(request), Enum.Parse<SignatoryRole>(signatory), until, context.InstanceId);
        var text = await begin.HandleAsync(turn, context.Cancellation);
        if (text is not null) context.Wait(RecordTextResult.Stimulus, new { Text = text });
    }

    public override async ValueTask ResumeAsync(ActivityContext context)
    {
        // The receipt of the link's text changes what the page offers, not the wait: its state is read from the message.
        if (context.ResumedBy == RecordTextResult.Stimulus) return;
        if (context.ResumedBy == KeepSignature.Stimulus)
        {
            context.Complete(context.ResumeInput<string>("outcome")!);
            return;
        }

        if (await remind.HandleAsync(Guid.Parse(context.Get(Request)!), context.Now, context.Cancellation) is { } until)
        {
            context.WaitUntil(Next(context, until));
            return;
        }

        await end.ExpireAsync(Guid.Parse(context.Get(Request)!), context.Cancellation);
        context.Complete("Expired");
    }

    private DateTimeOffset Next(ActivityContext context, DateTimeOffset until)
    {
        var every = context.Get(RemindEvery);
        return every > TimeSpan.Zero && context.Now + every < until ? context.Now + every : until;
    }
}
