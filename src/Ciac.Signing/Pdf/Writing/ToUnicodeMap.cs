using System.Text;

namespace Ciac.Signing.Pdf.Writing;

/// <summary>Numbers of a subset back to Unicode (ISO 32000-1 §9.10.3). Beyond the BMP the target is a surrogate pair in UTF-16BE, else copied names are wrong.</summary>
internal static class ToUnicodeMap
{
    // The numbers of a range differ in their last byte only.
    private const int RangeSize = 256;

    public static PdfBuffer Write(IReadOnlyList<int> codePoints)
    {
        var map = new PdfBuffer().Ascii("""
            /CIDInit/ProcSet findresource begin
            12 dict begin
            begincmap
            /CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def
            /CMapName/Adobe-Identity-UCS def
            /CMapType 2 def
            1 begincodespacerange
            <0000><FFFF>
            endcodespacerange

            """);
        for (var start = 1; start < codePoints.Count; start = (start / RangeSize + 1) * RangeSize) WriteRange(map, codePoints, start);
        return map.Ascii("endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n");
    }

    private static void WriteRange(PdfBuffer map, IReadOnlyList<int> codePoints, int start)
    {
        var end = Math.Min((start / RangeSize + 1) * RangeSize, codePoints.Count);
        map.Ascii("1 beginbfrange\n<").Hex16(start).Ascii("><").Hex16(end - 1).Ascii(">[");
        for (var number = start; number < end; number++)
        {
            map.Ascii("<");
            foreach (var unit in new Rune(codePoints[number]).ToString()) map.Hex16(unit);
            map.Ascii(">");
        }

        map.Ascii("]\nendbfrange\n");
    }
}
