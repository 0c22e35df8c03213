using Ciac.Signing.Pdf.Reading;

namespace Ciac.Signing.Pdf;

/// <summary>The pages of a PDF (ISO 32000-2, 7.7.3): for who shows all of them before something is signed.</summary>
public static class PdfPages
{
    private const int DeepestPageTree = 16;

    /// <summary>How many pages the file has.</summary>
    public static int Count(ReadOnlyMemory<byte> pdf) => In(PdfFile.Open(pdf)).Count;

    /// <summary>Whether the first page is wider than high; what names no size is upright A4, as our own writer makes it.</summary>
    public static bool AreLandscape(ReadOnlyMemory<byte> pdf)
    {
        var file = PdfFile.Open(pdf);
        var box = In(file) is [var first, ..] ? file.Items(first.Page["MediaBox"]).Select(file.Get).OfType<PdfNumber>().Select(n => n.Real).ToList() : [];
        return box is [var left, var bottom, var right, var top] && right - left > top - bottom;
    }

    internal static IReadOnlyList<(PdfValue Id, PdfDictionary Page)> In(PdfFile file)
    {
        var pages = new List<(PdfValue Id, PdfDictionary Page)>();
        Collect(file, file.Catalog["Pages"], pages, 0);
        return pages;
    }

    private static void Collect(PdfFile file, PdfValue node, List<(PdfValue Id, PdfDictionary Page)> pages, int depth)
    {
        if (depth > DeepestPageTree) return;
        var dictionary = file.Dictionary(node);
        var kids = file.Items(dictionary["Kids"]);
        if (kids.Count == 0) pages.Add((node, dictionary));
        foreach (var kid in kids) Collect(file, kid, pages, depth + 1);
    }
}
