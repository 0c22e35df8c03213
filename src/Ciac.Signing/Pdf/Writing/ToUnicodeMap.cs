using System.Text;

namespace Ciac.Signing.Pdf.Writing;

/// <summary>Numbers of a subset back to Unicode (ISO 32000-1 §9.10.3). Beyond the BMP the target is a surrogate pair in UTF-16BE, else copied names are wrong.</summary>
internal static class ToUnicodeMap
{
    // "beginbfchar" takes at most 100 entries per block.
    private const int BlockSize = 100;

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
        for (var start = 1; start < codePoints.Count; start += BlockSize) WriteBlock(map, codePoints, start);
        return map.Ascii("endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n");
    }

    private static void WriteBlock(PdfBuffer map, IReadOnlyList<int> codePoints, int start)
    {
        var end = Math.Min(start + BlockSize, codePoints.Count);
        map.Integer(end - start).Ascii(" beginbfchar\n");
        for (var number = start; number < end; number++)
        {
            map.Ascii("<").Hex16(number).Ascii("><");
            foreach (var unit in new Rune(codePoints[number]).ToString()) map.Hex16(unit);
            map.Ascii(">\n");
        }

        map.Ascii("endbfchar\n");
    }
}
