using Ciac.Workflows.Activities;
using Ciac.Workflows.Outbox;

namespace Ciac.Core.Signatures.Activities;

[Activity("Ciac.SealByPlatform", Category = "Signatures", DisplayZh = "平台签章", DisplayEn = "Seal by platform",
    DescriptionZh = "加盖平台电子印章和时间戳。", DescriptionEn = "Adds the platform's seal and a timestamp as the last revision.")]
public sealed class SealByPlatform(IOutbox outbox) : Activity
{
    public Input<string> Request { get; init; } = new();

    public override async ValueTask ExecuteAsync(ActivityContext context)
    {
        var request = context.Get(Request)!;
        context.Wait(KeepSignature.Stimulus, new { Request = request, Signatory = nameof(SignatoryRole.Platform) });
        var order = new SealByPlatformHandler.Order(Guid.Parse(request));
        await outbox.AddAsync(
            new OutboxMessage(SealByPlatformHandler.MessageKind, context.IdempotencyKey("seal"), order) { InstanceId = context.InstanceId },
            context.Cancellation);
    }
}
