using Ciac.Workflows.Activities;
using Ciac.Workflows.Outbox;

namespace Ciac.Core.Qualifications.Activities;

[Activity("Ciac.ReportQualification", Category = "Qualifications", DisplayZh = "报送全国平台", DisplayEn = "Report to the national platform",
    DescriptionZh = "把资质证书的新版本或终止报送全国建筑市场监管平台；长时间送不到时成为异常，可重试。",
    DescriptionEn = "Sends the new version or the end to the national platform; when it cannot be delivered for long, an incident that can be retried.")]
public sealed class ReportChange(IOutbox outbox) : Activity
{
    public Input<string> Event { get; init; } = new();

    public override async ValueTask ExecuteAsync(ActivityContext context) => await OrderAsync(context);

    public override async ValueTask ResumeAsync(ActivityContext context)
    {
        var failure = context.ResumeInput<string>("failure");
        if (string.IsNullOrEmpty(failure))
        {
            context.Complete();
            return;
        }

        // Once as the incident; when somebody retries that, it is ordered anew.
        if (context.ResumeInput<int>("attempt") == context.Attempt) throw new InvalidOperationException($"The national platform did not take it: {failure}");
        await OrderAsync(context);
    }

    private async Task OrderAsync(ActivityContext context)
    {
        var order = new ReportVersion.Order(context.Get(Event)!, context.InstanceId, context.Attempt);
        context.Wait(RecordReport.Stimulus, new { Event = order.EventId });
        var key = context.IdempotencyKey($"report-{context.Attempt}");
        await outbox.AddAsync(new OutboxMessage(ReportVersion.MessageKind, key, order) { InstanceId = context.InstanceId }, context.Cancellation);
    }
}
