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
    private const int DeepestPageTree = 16;

    /// <summary>The fields in the file's order; a field whose widget names no page of the file is left out.</summary>
    public static IReadOnlyList<SignaturePlace> Of(ReadOnlyMemory<byte> pdf)
    {
        var file = PdfFile.Open(pdf);
        var pages = new List<(PdfValue Id, PdfDictionary Page)>();
        Collect(file, file.Catalog["Pages"], pages, 0);
        return [.. SignatureFieldTree.Read(file).Select(field => PlaceOf(file, field, pages)).OfType<SignaturePlace>()];
    }

    private static SignaturePlace? PlaceOf(PdfFile file, SignatureField field, List<(PdfValue Id, PdfDictionary Page)> pages)
    {
        var index = pages.FindIndex(page => file.Items(page.Page["Annots"]).Any(annotation => annotation.Equals(field.WidgetId)));
        var box = Numbers(file, field.Widget["Rect"]);
        if (index < 0 || box.Count != 4) return null;
        var media = Numbers(file, pages[index].Page["MediaBox"]);
        var top = media.Count == 4 ? media[3] : PageHeight;
        return new SignaturePlace(field.Name, index + 1, box[0], top - box[3], box[2] - box[0], box[3] - box[1]);
    }

    // A4: what our own writer makes; a page that inherits its size names none itself.
    private const double PageHeight = 841.89;

    private static void Collect(PdfFile file, PdfValue node, List<(PdfValue Id, PdfDictionary Page)> pages, int depth)
    {
        if (depth > DeepestPageTree) return;
        var dictionary = file.Dictionary(node);
        var kids = file.Items(dictionary["Kids"]);
        if (kids.Count == 0) pages.Add((node, dictionary));
        foreach (var kid in kids) Collect(file, kid, pages, depth + 1);
    }

    private static List<double> Numbers(PdfFile file, PdfValue value) =>
        [.. file.Items(value).Select(file.Get).OfType<PdfNumber>().Select(number => number.Real)];
}
