using Ciac.Signing.Pdf.Drawing;
using Ciac.Signing.Pdf.Files;

namespace Ciac.Signing.Pdf.Forms;

/// <summary>One page in the making: what is drawn on it and which signature fields it carries.</summary>
internal sealed class FormPage(PdfCanvas canvas)
{
    public PdfCanvas Canvas => canvas;

    public List<FieldPlace> Fields { get; } = [];
}
