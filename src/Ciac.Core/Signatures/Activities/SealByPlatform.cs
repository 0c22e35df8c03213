using Ciac.Workflows.Activities;
using Ciac.Workflows.Outbox;

namespace Ciac.Core.Signatures.Activities;

[Activity("Ciac.SealByPlatform", Category = "Signatures", DisplayZh = "平台签章", DisplayEn = "Seal by platform",
    DescriptionZh = "加盖平台电子印章和时间戳。", DescriptionEn = "Adds the platform's seal and a timestamp as the last revision.")]
public sealed class SealByPlatform(IOutbox outbox) : ServerSealing(outbox)
{
    protected override SignatoryRole Role => SignatoryRole.Platform;
}
