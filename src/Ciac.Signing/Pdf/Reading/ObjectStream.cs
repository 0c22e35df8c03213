namespace Ciac.Signing.Pdf.Reading;

/// <summary>Objects packed into one stream (ISO 32000-2 §7.5.7).</summary>
internal sealed class ObjectStream
{
    private readonly ReadOnlyMemory<byte> _decoded;
    private readonly PdfLimits _limits;
    private readonly (int Number, int Offset)[] _index;

    public ObjectStream(PdfDictionary dictionary, ReadOnlyMemory<byte> decoded, PdfLimits limits)
    {
        _decoded = decoded;
        _limits = limits;
        if (!dictionary.IsName("Type", "ObjStm")) throw new PdfFormatException("an object stream says that it is none");
        var count = Integer(dictionary["N"], limits.Objects);
        var first = Integer(dictionary["First"], decoded.Length);
        var lexer = new PdfLexer(decoded[..first], 0);
        // Two numbers and two separators take four bytes at least: a lying /N cannot allocate more than the stream paid for.
        if (count > (first + 3) / 3) throw new PdfFormatException("an object stream counts more objects than it holds");
        _index = new (int, int)[count];
        for (var i = 0; i < count; i++) _index[i] = (lexer.Integer(), first + lexer.Integer());
    }

    public PdfValue Object(int index, int expected)
    {
        if (index >= _index.Length || _index[index].Number != expected) throw new PdfFormatException("an object stream holds another object than its cross-reference says");
        return new PdfParser(_decoded, _index[index].Offset, _limits).Value() switch
        {
            PdfReference => throw new PdfFormatException("an object stream holds a bare reference"),
            var value => Unplaced(value),
        };
    }

    /// <summary>Positions inside the unpacked stream are not positions in the file, at whatever depth they stand.</summary>
    private static PdfValue Unplaced(PdfValue value) => value switch
    {
        PdfString text => text with { Start = -1, End = -1 },
        PdfArray array => new PdfArray([.. array.Items.Select(Unplaced)]),
        PdfDictionary dictionary => new PdfDictionary([.. dictionary.Entries.Select(entry => KeyValuePair.Create(entry.Key, Unplaced(entry.Value)))]),
        _ => value,
    };

    private static int Integer(PdfValue value, int highest) =>
        value is PdfNumber number && number.TryInteger(out var n) && n >= 0 && n <= highest ? (int)n : throw new PdfFormatException("an object stream's numbers are out of range");
}
