using System.Text;
using Ciac.Signing.Pdf.Drawing;
using Ciac.Signing.Pdf.Writing;

namespace Ciac.Signing.Tests.Pdf.Drawing;

/// <summary>A page of the size of one drawing, so that independent programs can look at an appearance.</summary>
internal static class DrawingPage
{
    public static byte[] Of(PdfDrawing drawing)
    {
        var writer = new PdfWriter();
        var (catalog, tree, page, content, information) = (writer.Reserve(), writer.Reserve(), writer.Reserve(), writer.Reserve(), writer.Reserve());
        var form = drawing.WriteTo(writer);
        void Write(int number, string body) => writer.Write(number, Encoding.ASCII.GetBytes(body));
        Write(catalog, $"<</Type/Catalog/Pages {tree} 0 R>>");
        Write(tree, $"<</Type/Pages/Kids[{page} 0 R]/Count 1>>");
        Write(page, FormattableString.Invariant($"<</Type/Page/Parent {tree} 0 R/MediaBox[0 0 {drawing.Width} {drawing.Height}]/Contents {content} 0 R/Resources<</XObject<</X {form} 0 R>>>>>>"));
        writer.Write(content, PdfStream.Plain("/X Do"u8).Written);
        Write(information, "<<>>");
        return writer.Finish(catalog, information);
    }
}
