using Ciac.Workflows.Activities;

namespace Ciac.Core.Accounts.Activities;

[Activity("Ciac.CollectScan", Category = "Accounts", DisplayZh = "等待扫码确认", DisplayEn = "Collect scan",
    DescriptionZh = "等待电子营业执照扫码并确认；拒绝、授权类型不符或二维码过期时走相应出口。",
    DescriptionEn = "Waits until the QR code is scanned and confirmed, declined, refused for its authorisation, or over.",
    Outcomes = ["Confirmed", "Declined", "Refused", "Expired"])]
public sealed class CollectScan(FollowScan follow) : Activity
{
    public Input<string> Scan { get; init; } = new();

    public override async ValueTask ExecuteAsync(ActivityContext context)
    {
        context.Wait(FollowScan.Stimulus, new { Scan = context.Get(Scan)! });
        context.WaitUntil(await follow.DeadlineAsync(context.Get(Scan)!, context.Cancellation));
    }

    public override async ValueTask ResumeAsync(ActivityContext context)
    {
        var scan = context.Get(Scan)!;
        if (context.ResumedBy != FollowScan.Stimulus)
        {
            await follow.ExpireAsync(scan, context.Cancellation);
            context.Complete("Expired");
            return;
        }

        var state = await follow.ApplyAsync(scan, context.ResumeInput<string>("event")!, context.Cancellation);
        if (state is ScanState.Waiting or ScanState.Scanned) context.Wait(FollowScan.Stimulus, new { Scan = scan });
        else context.Complete(state.ToString());
    }
}
