using Ciac.Workflows.Activities;

namespace Ciac.Core.Certificates.Activities;

[Activity("Ciac.CloseSubActivation", Category = "Certificates", DisplayZh = "结束副证书开通", DisplayEn = "Close sub-activation",
    DescriptionZh = "副证书未开通：按撤回或过期结束。",
    DescriptionEn = "Ends the activation of a sub-certificate that was withdrawn or expired.")]
public sealed class CloseSubActivation(OpenSubCertificate open) : Activity
{
    public Input<string> SubActivation { get; init; } = new();

    public override async ValueTask ExecuteAsync(ActivityContext context)
    {
        await open.CloseAsync(context.Get(SubActivation)!, context.Cancellation);
        context.Complete();
    }
}
