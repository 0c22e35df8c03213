using System.Globalization;
using System.Text;

namespace Ciac.Signing.Pdf.Reading;

/// <summary>
/// Follows startxref and /Prev through tables, streams and hybrids. It never repairs: a file that needs guessing shows
/// different things to different readers, which is just what a signature must not allow.
/// </summary>
internal sealed class XrefReader(ReadOnlyMemory<byte> bytes, PdfLimits limits, StreamDecoder decoder)
{
    private readonly Dictionary<int, XrefEntry> _entries = [];
    private readonly HashSet<int> _seen = [];
    private long _rows;

    public XrefChain Read(int start)
    {
        var (newest, isStream) = Section(start);
        var trailer = newest;
        while (Offset(trailer, "Prev") is { } previous) (trailer, _) = Section(previous);
        return new XrefChain { Entries = _entries, Trailer = newest, NewestIsStream = isStream, Start = start };
    }

    private (PdfDictionary Trailer, bool IsStream) Section(int offset)
    {
        if (!_seen.Add(offset)) throw new PdfFormatException("cross-reference sections form a loop");
        if (_seen.Count > limits.Sections) throw new PdfFormatException("too many cross-reference sections");
        var parser = new PdfParser(bytes, offset, limits);
        if (parser.Lexer.TryKeyword("xref"u8)) return (Table(parser), false);
        return (Stream(parser), true);
    }

    private PdfDictionary Table(PdfParser parser)
    {
        var own = new Dictionary<int, XrefEntry>();
        var lexer = parser.Lexer;
        lexer.SkipSpace();
        while (!lexer.TryKeyword("trailer"u8))
        {
            var first = lexer.Integer();
            var count = lexer.Integer();
            lexer.SkipSpace();
            for (var i = 0; i < count; i++) Take(own, first + i, TableEntry(lexer));
            lexer.SkipSpace();
        }
        if (parser.Value() is not PdfDictionary trailer) throw lexer.Fault("a trailer dictionary expected");
        Merge(own);
        // Hybrid files: the stream's entries come before those of /Prev (ISO 32000-2 §7.5.8.4).
        if (Offset(trailer, "XRefStm") is { } hybrid && Section(hybrid) is { IsStream: false }) throw new PdfFormatException("/XRefStm is no stream");
        return trailer;
    }

    /// <summary>Exactly 20 bytes: ten digits, five digits, kind, two bytes of line end.</summary>
    private XrefEntry TableEntry(PdfLexer lexer)
    {
        if (lexer.Position + 20 > bytes.Length) throw lexer.Fault("a cross-reference table is cut");
        var line = Encoding.Latin1.GetString(bytes.Span.Slice(lexer.Position, 20));
        lexer.Position += 20;
        var kind = line[17];
        if (line[10] != ' ' || line[16] != ' ' || kind is not ('n' or 'f') || !string.IsNullOrWhiteSpace(line[18..])) throw lexer.Fault("a cross-reference entry is malformed");
        var isOffset = long.TryParse(line.AsSpan(0, 10), NumberStyles.None, CultureInfo.InvariantCulture, out var offset);
        var isGeneration = int.TryParse(line.AsSpan(11, 5), NumberStyles.None, CultureInfo.InvariantCulture, out var generation);
        if (!isOffset || !isGeneration) throw lexer.Fault("a cross-reference entry is malformed");
        return kind == 'n' ? XrefEntry.At(InFile(offset), generation) : XrefEntry.Free;
    }

    private PdfDictionary Stream(PdfParser parser)
    {
        // The length of a cross-reference stream must be direct: nothing could be looked up yet.
        var (_, value) = parser.Indirect(length => length is PdfNumber number && number.TryInteger(out var n) ? (int)Math.Min(n, int.MaxValue) : -1);
        if (value is not PdfStream stream || !stream.Dictionary.IsName("Type", "XRef")) throw new PdfFormatException("startxref or /Prev points at no cross-reference section");
        Merge(new XrefStreamRows(stream.Dictionary, decoder.Decode(stream), limits).Read());
        return stream.Dictionary;
    }

    private void Take(Dictionary<int, XrefEntry> own, int number, XrefEntry entry)
    {
        if (number < 0 || number > limits.Objects) throw new PdfFormatException("too many objects");
        if (!own.TryAdd(number, entry)) throw new PdfFormatException("a cross-reference section names an object twice");
    }

    private void Merge(Dictionary<int, XrefEntry> own)
    {
        // Sections may overlap: without a common budget a small file could name the same rows again and again.
        _rows += own.Count;
        if (_rows > 4L * limits.Objects) throw new PdfFormatException("too many cross-reference entries");
        foreach (var (number, entry) in own) _entries.TryAdd(number, entry);
    }

    private int? Offset(PdfDictionary trailer, string key)
    {
        if (!trailer.Has(key)) return null;
        return trailer[key] is PdfNumber number && number.TryInteger(out var offset) ? InFile(offset) : throw new PdfFormatException($"/{key} is no offset");
    }

    private int InFile(long offset) =>
        offset >= 0 && offset < bytes.Length ? (int)offset : throw new PdfFormatException("a cross-reference points outside the file");
}
