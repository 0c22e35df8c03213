using Ciac.Signing.Pdf.Drawing;

namespace Ciac.Signing.Pdf.Forms;

/// <summary>One page in the making: what is drawn on it and which signature fields it carries.</summary>
internal sealed class FormPage(PdfCanvas canvas)
{
    public PdfCanvas Canvas => canvas;

    public List<FieldPlace> Fields { get; } = [];
}

/// <summary>Where the field of a box lies on its page.</summary>
internal readonly record struct FieldPlace(SignatureBox Box, PdfRectangle Area);
