using Ciac.Signing.Pdf.Writing;

namespace Ciac.Signing.Pdf.Drawing;

/// <summary>A drawing of its own size that can be placed as a form XObject: the appearance of a signature.</summary>
internal sealed class PdfDrawing(double width, double height, FontResources fonts, PdfCanvas canvas)
{
    public double Width => width;

    public double Height => height;

    /// <summary>An empty drawing: the appearance of a field that is not signed yet or not visible.</summary>
    public static PdfDrawing Empty(double width, double height)
    {
        var fonts = new FontResources();
        return new PdfDrawing(width, height, fonts, new PdfCanvas(fonts));
    }

    /// <summary>Writes the form XObject with its fonts and returns its object number.</summary>
    public int WriteTo(IPdfObjectSink sink)
    {
        var resources = fonts.WriteTo(sink);
        var box = new PdfBuffer().Ascii("/BBox[0 0 ").Number(width).Ascii(" ").Number(height).Ascii("]");
        var entries = "/Type/XObject/Subtype/Form" + System.Text.Encoding.ASCII.GetString(box.Written) + "/Resources" + resources;
        var number = sink.Reserve();
        sink.Write(number, PdfStream.Compressed(canvas.Content, entries).Written);
        return number;
    }
}
