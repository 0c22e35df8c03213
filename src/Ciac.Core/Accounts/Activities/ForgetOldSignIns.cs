using Ciac.Workflows.Activities;

namespace Ciac.Core.Accounts.Activities;

[Activity("Ciac.ForgetSignIns", Category = "Accounts", DisplayZh = "清理过期登录数据", DisplayEn = "Forget old sign-ins",
    DescriptionZh = "按设置的期限删除过期的登录请求、扫码、验证码、回调随机数和会话，一次一批。",
    DescriptionEn = "Removes login challenges, scans, codes, callback nonces and sessions that are over for as long as the settings say, one batch at a time.",
    Outcomes = ["More", "Done"])]
public sealed class ForgetOldSignIns(ForgetSignIns forget) : Activity
{
    public override async ValueTask ExecuteAsync(ActivityContext context) =>
        context.Complete(await forget.HandleAsync(context.Cancellation) ? "More" : "Done");
}
