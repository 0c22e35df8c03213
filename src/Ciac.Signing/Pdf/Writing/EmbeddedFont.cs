using System.Security.Cryptography;
using System.Text;
using Ciac.Signing.Pdf.Fonts;

namespace Ciac.Signing.Pdf.Writing;

/// <summary>The objects of one embedded font subset: Type0 with Identity-H over a CIDFontType2 (ISO 32000-1 §9.7).</summary>
internal static class EmbeddedFont
{
    private const int Symbolic = 4;
    private const int UsualWidth = 1000;

    /// <summary>Writes the font and returns the number of its Type0 dictionary.</summary>
    public static int WriteTo(IPdfObjectSink sink, GlyphSubset subset)
    {
        var (flate, length) = SubsetFile.Write(subset);
        var name = SubsetTag(subset) + "+" + subset.Font.Name;
        var program = Write(sink, PdfStream.Deflated(flate, $"/Length1 {length}"));
        var descriptor = Write(sink, Descriptor(subset.Font, name, program));
        var descendant = Write(sink, Descendant(subset, name, descriptor));
        var unicode = Write(sink, PdfStream.Compressed(ToUnicodeMap.Write(subset.CodePoints).Written));
        return Write(sink, new PdfBuffer()
            .Ascii($"<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/Identity-H/DescendantFonts[").Reference(descendant)
            .Ascii("]/ToUnicode ").Reference(unicode).Ascii(">>"));
    }

    private static int Write(IPdfObjectSink sink, PdfBuffer body)
    {
        var number = sink.Reserve();
        sink.Write(number, body.Written);
        return number;
    }

    private static PdfBuffer Descriptor(TrueTypeFont font, string name, int program)
    {
        int Scaled(int value) => (int)Math.Round(value * 1000.0 / font.UnitsPerEm);
        var box = font.Box;
        return new PdfBuffer()
            .Ascii($"<</Type/FontDescriptor/FontName/{name}/Flags {Symbolic}/ItalicAngle 0/StemV 80")
            .Ascii($"/FontBBox[{Scaled(box.Left)} {Scaled(box.Bottom)} {Scaled(box.Right)} {Scaled(box.Top)}]")
            .Ascii($"/Ascent {Scaled(font.Ascent)}/Descent {Scaled(font.Descent)}/CapHeight {Scaled(font.Ascent)}/FontFile2 ").Reference(program).Ascii(">>");
    }

    private static PdfBuffer Descendant(GlyphSubset subset, string name, int descriptor)
    {
        var body = new PdfBuffer()
            .Ascii($"<</Type/Font/Subtype/CIDFontType2/BaseFont/{name}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>")
            .Ascii($"/CIDToGIDMap/Identity/DW {UsualWidth}/FontDescriptor ").Reference(descriptor).Ascii("/W[");
        WriteWidths(body, [.. subset.Glyphs.Select(glyph => subset.Font.AdvanceOf(glyph) * 1000.0 / subset.Font.UnitsPerEm)]);
        return body.Ascii("]>>");
    }

    // Runs of glyphs that are not as wide as Chinese characters are: where a run begins, then its widths.
    private static void WriteWidths(PdfBuffer body, IReadOnlyList<double> widths)
    {
        var isInRun = false;
        for (var number = 0; number < widths.Count; number++)
        {
            var isUsual = widths[number] == UsualWidth;
            if (isInRun && isUsual) body.Ascii("]");
            if (!isInRun && !isUsual) body.Integer(number).Ascii("[");
            isInRun = !isUsual;
            if (isInRun) body.Number(widths[number]).Ascii(" ");
        }

        if (isInRun) body.Ascii("]");
    }

    // ISO 32000-1 §9.6.4: six capital letters; taken from the content, so equal subsets have equal names and others do not.
    private static string SubsetTag(GlyphSubset subset)
    {
        var content = new PdfBuffer().Ascii(subset.Font.Name);
        foreach (var glyph in subset.Glyphs) content.Hex16(glyph);
        var tag = new StringBuilder(6);
        foreach (var value in SHA256.HashData(content.Written).AsSpan(0, 6)) tag.Append((char)('A' + value % 26));
        return tag.ToString();
    }
}
