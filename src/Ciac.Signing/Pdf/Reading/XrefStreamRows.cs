namespace Ciac.Signing.Pdf.Reading;

/// <summary>The rows of a cross-reference stream (ISO 32000-2 §7.5.8.3).</summary>
internal sealed class XrefStreamRows(PdfDictionary dictionary, ReadOnlyMemory<byte> rows, PdfLimits limits)
{
    private readonly int[] _widths = Widths(dictionary);

    public Dictionary<int, XrefEntry> Read()
    {
        var entries = new Dictionary<int, XrefEntry>();
        var width = _widths.Sum();
        var row = 0;
        foreach (var (first, count) in Sections())
        {
            if (first < 0 || count < 0 || (long)first + count > limits.Objects) throw new PdfFormatException("too many objects");
            if ((long)(row + count) * width > rows.Length) throw new PdfFormatException("a cross-reference stream is cut");
            for (var i = 0; i < count; i++, row++) Add(entries, first + i, rows.Span.Slice(row * width, width));
        }
        return entries;
    }

    private void Add(Dictionary<int, XrefEntry> entries, int number, ReadOnlySpan<byte> row)
    {
        var kind = _widths[0] == 0 ? 1 : Field(row[.._widths[0]]);
        var second = Field(row.Slice(_widths[0], _widths[1]));
        var third = Field(row[(_widths[0] + _widths[1])..]);
        var entry = kind switch
        {
            0 => XrefEntry.Free,
            1 => XrefEntry.At(Small(second), Small(third)),
            2 => XrefEntry.In(Small(second), Small(third)),
            _ => throw new PdfFormatException("an unknown kind of cross-reference"),
        };
        if (!entries.TryAdd(number, entry)) throw new PdfFormatException("a cross-reference section names an object twice");
    }

    private IEnumerable<(int First, int Count)> Sections()
    {
        if (!dictionary.Has("Index"))
        {
            yield return (0, Small(Integer(dictionary["Size"])));
            yield break;
        }
        if (dictionary["Index"] is not PdfArray index || index.Items.Count % 2 != 0) throw new PdfFormatException("/Index is malformed");
        for (var i = 0; i < index.Items.Count; i += 2) yield return (Small(Integer(index.Items[i])), Small(Integer(index.Items[i + 1])));
    }

    private static int[] Widths(PdfDictionary dictionary)
    {
        var widths = dictionary["W"] is PdfArray { Items.Count: 3 } array ? array.Items.Select(item => Small(Integer(item))).ToArray() : [];
        return widths.Length == 3 && widths.All(width => width <= 8) && widths[1] > 0 ? widths : throw new PdfFormatException("/W is malformed");
    }

    private static long Integer(PdfValue value) =>
        value is PdfNumber number && number.TryInteger(out var integer) ? integer : throw new PdfFormatException("a whole number expected in a cross-reference stream");

    private static int Small(long value) =>
        value is >= 0 and <= int.MaxValue ? (int)value : throw new PdfFormatException("a cross-reference is out of range");

    private static long Field(ReadOnlySpan<byte> bytes)
    {
        long value = 0;
        foreach (var b in bytes) value = (value << 8) | b;
        return value;
    }
}
