using Ciac.Workflows.Activities;

namespace Ciac.Core.Certificates.Activities;

[Activity("Ciac.WarnOfExpiry", Category = "Certificates", DisplayZh = "证书到期提醒", DisplayEn = "Warn of expiry",
    DescriptionZh = "证书到期前 30、7、1 天各提醒持证人一次，一次一批。",
    DescriptionEn = "Tells holders 30, 7 and 1 days before their certificate ends, once each, one batch at a time.",
    Outcomes = ["More", "Done"])]
public sealed class WarnBeforeExpiry(WarnOfExpiry warn) : Activity
{
    public override async ValueTask ExecuteAsync(ActivityContext context) =>
        context.Complete(await warn.HandleAsync(context.Cancellation) ? "More" : "Done");
}
