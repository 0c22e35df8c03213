using Ciac.Workflows.Activities;
using Ciac.Workflows.Outbox;

namespace Ciac.Core.Signatures.Activities;

[Activity("Ciac.SealByAuthority", Category = "Signatures", DisplayZh = "发证机关签章", DisplayEn = "Seal by authority",
    DescriptionZh = "加盖发证机关电子印章。", DescriptionEn = "Adds the seal of the authority that issues the certificate.")]
public sealed class SealByAuthority(IOutbox outbox) : ServerSealing(outbox)
{
    protected override SignatoryRole Role => SignatoryRole.Authority;
}
