using Ciac.Core.Messages;
using Ciac.Workflows.Activities;

namespace Ciac.Core.Signatures.Activities;

[Activity("Ciac.CollectSignature", Category = "Signatures", DisplayZh = "等待签署", DisplayEn = "Collect signature",
    DescriptionZh = "等待一个签署方签署；拒签、撤回或超过期限时走相应出口。",
    DescriptionEn = "Waits for one party's signature, its refusal, the withdrawal or the time limit.",
    Outcomes = ["Signed", "Declined", "Withdrawn", "Expired"])]
public sealed class CollectSignature(BeginTurn begin, EndSignatureRequest end) : Activity
{
    public Input<string> Request { get; init; } = new();

    public Input<string> Signatory { get; init; } = new();

    public Input<TimeSpan> ExpiresAfter { get; init; } = new(TimeSpan.FromDays(7));

    public override async ValueTask ExecuteAsync(ActivityContext context)
    {
        var request = context.Get(Request)!;
        var signatory = context.Get(Signatory)!;
        context.Wait(KeepSignature.Stimulus, new { Request = request, Signatory = signatory });
        var until = context.Now + context.Get(ExpiresAfter);
        context.WaitUntil(until);
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

        await end.ExpireAsync(Guid.Parse(context.Get(Request)!), context.Cancellation);
        context.Complete("Expired");
    }
}
