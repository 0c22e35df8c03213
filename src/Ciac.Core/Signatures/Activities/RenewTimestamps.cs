using Ciac.Workflows.Activities;

namespace Ciac.Core.Signatures.Activities;

[Activity("Ciac.RenewTimestamps", Category = "Signatures", DisplayZh = "续期时间戳", DisplayEn = "Renew timestamps",
    DescriptionZh = "在时间戳证书到期之前，为已归档的文件补充验证数据并重新加盖时间戳，一次一批。",
    DescriptionEn = "Stamps stored documents again, with their validation data, before the certificate of their last timestamp ends, one batch at a time.",
    Outcomes = ["More", "Done"])]
public sealed class RenewTimestamps(QueueRenewals queue) : Activity
{
    public override async ValueTask ExecuteAsync(ActivityContext context) =>
        context.Complete(await queue.HandleAsync(context.Cancellation) ? "More" : "Done");
}
