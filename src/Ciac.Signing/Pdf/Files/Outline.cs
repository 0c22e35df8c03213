using Ciac.Signing.Pdf.Writing;

namespace Ciac.Signing.Pdf.Files;

/// <summary>A place that a reader can go to.</summary>
/// <param name="Title">What the reader shows.</param>
/// <param name="Page">Index of the page.</param>
/// <param name="Top">Height on the page, in points.</param>
internal readonly record struct OutlineEntry(string Title, int Page, double Top);

/// <summary>The outline of a document 书签 (ISO 32000-1 §12.3.3): one level, in the order of the pages.</summary>
internal static class Outline
{
    /// <summary>Shorter documents are seen whole: an outline would only take room beside them.</summary>
    public const int FewestPages = 4;

    /// <returns>The number of the outline's root.</returns>
    public static int Write(PdfWriter writer, IReadOnlyList<OutlineEntry> entries, IReadOnlyList<int> pages)
    {
        var root = writer.Reserve();
        var numbers = entries.Select(_ => writer.Reserve()).ToList();
        for (var i = 0; i < entries.Count; i++)
        {
            var (title, page, top) = entries[i];
            var body = new PdfBuffer().Ascii("<</Title").TextString(title).Ascii("/Parent ").Reference(root);
            if (i > 0) body.Ascii("/Prev ").Reference(numbers[i - 1]);
            if (i + 1 < entries.Count) body.Ascii("/Next ").Reference(numbers[i + 1]);
            writer.Write(numbers[i], body.Ascii("/Dest[").Reference(pages[page]).Ascii("/XYZ 0 ").Number(top).Ascii(" null]>>").Written);
        }

        writer.Write(root, new PdfBuffer().Ascii("<</Type/Outlines/First ").Reference(numbers[0]).Ascii("/Last ").Reference(numbers[^1]).Ascii("/Count ").Integer(entries.Count).Ascii(">>").Written);
        return root;
    }
}
