using Ciac.Signing.Pdf.Reading;

namespace Ciac.Signing.Pdf;

/// <summary>Where a signature field stands on its page, in points from the page's top left corner.</summary>
/// <param name="FieldName">The field's partial name (/T).</param>
/// <param name="Page">From 1.</param>
/// <param name="X">From the left edge.</param>
/// <param name="Y">From the top edge.</param>
/// <param name="Width">In points (1/72 inch).</param>
/// <param name="Height">In points (1/72 inch).</param>
public sealed record SignaturePlace(string FieldName, int Page, double X, double Y, double Width, double Height);

/// <summary>Reads the places of the signature fields, so that a viewer can light the one whose turn it is.</summary>
public static class SignaturePlaces
{
    /// <summary>The fields in the file's order; a field whose widget names no page of the file is left out.</summary>
    public static IReadOnlyList<SignaturePlace> Of(ReadOnlyMemory<byte> pdf)
    {
        var file = PdfFile.Open(pdf);
        var pages = PdfPages.In(file);
        return [.. SignatureFieldTree.Read(file).Select(field => PlaceOf(file, field, pages)).OfType<SignaturePlace>()];
    }

    private static SignaturePlace? PlaceOf(PdfFile file, SignatureField field, IReadOnlyList<(PdfValue Id, PdfDictionary Page)> pages)
    {
        var number = 1 + pages.TakeWhile(page => !file.Items(page.Page["Annots"]).Any(annotation => annotation.Equals(field.WidgetId))).Count();
        var box = Numbers(file, field.Widget["Rect"]);
        if (number > pages.Count || box.Count != 4) return null;
        var media = Numbers(file, pages[number - 1].Page["MediaBox"]);
        var top = media.Count == 4 ? media[3] : PageHeight;
        return new SignaturePlace(field.Name, number, box[0], top - box[3], box[2] - box[0], box[3] - box[1]);
    }

    // A4: what our own writer makes; a page that inherits its size names none itself.
    private const double PageHeight = 841.89;

    private static List<double> Numbers(PdfFile file, PdfValue value) =>
        [.. file.Items(value).Select(file.Get).OfType<PdfNumber>().Select(number => number.Real)];
}
