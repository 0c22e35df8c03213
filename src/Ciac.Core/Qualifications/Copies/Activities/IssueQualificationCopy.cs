using Ciac.Workflows.Activities;

namespace Ciac.Core.Qualifications.Copies.Activities;

[Activity("Ciac.IssueQualificationCopy", Category = "Qualifications", DisplayZh = "颁发资质证书", DisplayEn = "Issue qualification copy",
    DescriptionZh = "核验全部签章，证书仍为现行版本时颁发批准件或使用件。",
    DescriptionEn = "Verifies every seal, and issues the copy if its certificate is still the one that counts.",
    Outcomes = ["Issued", "Overtaken"])]
public sealed class IssueQualificationCopy(IssueCopy issue) : Activity
{
    public Input<string> Copy { get; init; } = new();

    public override async ValueTask ExecuteAsync(ActivityContext context)
    {
        var state = await issue.HandleAsync(context.Get(Copy)!, context.Cancellation);
        context.Complete(state.ToString());
    }
}
