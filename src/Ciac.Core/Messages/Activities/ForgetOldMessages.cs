using Ciac.Workflows.Activities;

namespace Ciac.Core.Messages.Activities;

[Activity("Ciac.ForgetMessages", Category = "Messages", DisplayZh = "清理过期消息", DisplayEn = "Forget old messages",
    DescriptionZh = "按设置的期限删除过期的消息和短信状态，一次一批。",
    DescriptionEn = "Removes messages and the states of texts that are older than the settings say, one batch at a time.",
    Outcomes = ["More", "Done"])]
public sealed class ForgetOldMessages(ForgetMessages forget) : Activity
{
    public override async ValueTask ExecuteAsync(ActivityContext context) =>
        context.Complete(await forget.HandleAsync(context.Cancellation) ? "More" : "Done");
}
