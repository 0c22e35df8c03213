using Ciac.Workflows.Activities;

namespace Ciac.Core.Accounts.Activities;

[Activity("Ciac.CollectRedemption", Category = "Accounts", DisplayZh = "等待浏览器确认登录", DisplayEn = "Collect redemption",
    DescriptionZh = "等待显示二维码的浏览器确认登录的单位和人员；超过期限时走相应出口。",
    DescriptionEn = "Waits until the browser that showed the code has accepted who confirmed it, or the time limit.",
    Outcomes = ["SignedIn", "Refused", "Rejected", "Expired"])]
public sealed class CollectRedemption(FollowScan follow) : Activity
{
    public Input<string> Scan { get; init; } = new();

    public override async ValueTask ExecuteAsync(ActivityContext context)
    {
        context.Wait(RedeemScan.Stimulus, new { Scan = context.Get(Scan)! });
        context.WaitUntil(await follow.DeadlineAsync(context.Get(Scan)!, context.Cancellation));
    }

    public override async ValueTask ResumeAsync(ActivityContext context)
    {
        if (context.ResumedBy == RedeemScan.Stimulus)
        {
            context.Complete(context.ResumeInput<string>("outcome")!);
            return;
        }

        await follow.ExpireAsync(context.Get(Scan)!, context.Cancellation);
        context.Complete("Expired");
    }
}
