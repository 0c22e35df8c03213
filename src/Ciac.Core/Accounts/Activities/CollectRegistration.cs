using Ciac.Workflows.Activities;

namespace Ciac.Core.Accounts.Activities;

[Activity("Ciac.CollectRegistration", Category = "Accounts", DisplayZh = "等待个人信息登记", DisplayEn = "Collect registration",
    DescriptionZh = "等待持证人在手机端或窗口完成个人信息登记；姓名不一致、持证人已变更或超过期限时走相应出口。",
    DescriptionEn = "Waits until the holder is registered by phone or at the counter; another name, another holder or the time limit end it.",
    Outcomes = ["Registered", "NameDiffers", "Overtaken", "Expired"])]
public sealed class CollectRegistration(FollowHolderRegistration follow) : Activity
{
    public Input<string> Registration { get; init; } = new();

    public Input<TimeSpan> ExpiresAfter { get; init; } = new(TimeSpan.FromDays(7));

    public override async ValueTask ExecuteAsync(ActivityContext context)
    {
        if (await LookAsync(context) is { } since) context.WaitUntil(since + context.Get(ExpiresAfter));
    }

    public override async ValueTask ResumeAsync(ActivityContext context)
    {
        if (context.ResumedBy == RegisterPerson.Stimulus)
        {
            await LookAsync(context);
            return;
        }

        await follow.ExpireAsync(context.Get(Registration)!, context.Cancellation);
        context.Complete("Expired");
    }

    // Since when it waits; null when it is over.
    private async Task<DateTimeOffset?> LookAsync(ActivityContext context)
    {
        var number = context.Get(Registration)!;
        var (state, since) = await follow.LookAsync(number, context.Cancellation);
        if (state != HolderRegistrationState.Waiting)
        {
            context.Complete(state.ToString());
            return null;
        }

        context.Wait(RegisterPerson.Stimulus, new { Registration = number });
        return since;
    }
}
