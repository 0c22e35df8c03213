using Ciac.Workflows.Activities;

namespace Ciac.Core.Signatures.Activities;

[Activity("Ciac.RenderDocument", Category = "Signatures", DisplayZh = "生成确认表", DisplayEn = "Render document",
    DescriptionZh = "生成待签署的 PDF 文件并建立签署事项。", DescriptionEn = "Draws the PDF to be signed and opens its signature request.")]
public sealed class RenderDocument(OpenSignatureRequest open) : Activity
{
    public Input<string> Form { get; init; } = new();

    public Input<string> Subject { get; init; } = new();

    public Output<string> Request { get; init; } = new();

    public override async ValueTask ExecuteAsync(ActivityContext context)
    {
        var request = await open.HandleAsync(context.Get(Form)!, context.Get(Subject)!, context.Cancellation);
        context.Set(Request, request.Id.ToString());
        context.Complete();
    }
}
