using Ciac.Workflows.Activities;

namespace Ciac.Core.Qualifications.Copies.Activities;

[Activity("Ciac.CheckCopyStands", Category = "Qualifications", DisplayZh = "资质证书是否仍为现行版本", DisplayEn = "Check the copy still stands",
    DescriptionZh = "发证机关签章前核对：证书仍为现行版本，申请人仍有权限。",
    DescriptionEn = "Before the authority seals: the certificate's version still counts, and who asked may still ask.",
    Outcomes = ["Stands", "Overtaken"])]
public sealed class CheckCopyStands(CopyStands stands) : Activity
{
    public Input<string> Copy { get; init; } = new();

    public override async ValueTask ExecuteAsync(ActivityContext context) =>
        context.Complete(await stands.AskAsync(context.Get(Copy)!, context.Cancellation) ? "Stands" : "Overtaken");
}
