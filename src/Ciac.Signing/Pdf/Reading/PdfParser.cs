namespace Ciac.Signing.Pdf.Reading;

/// <summary>Values and indirect objects out of bytes (ISO 32000-2 §7.3), bounded in depth.</summary>
internal sealed class PdfParser(ReadOnlyMemory<byte> data, int position, PdfLimits limits)
{
    private readonly PdfLexer _lexer = new(data, position);

    public PdfLexer Lexer => _lexer;

    public PdfValue Value(int depth = 0)
    {
        if (depth > limits.Depth) throw _lexer.Fault("values are nested too deeply");
        _lexer.SkipSpace();
        return _lexer.Current switch
        {
            '/' => _lexer.Name(),
            '(' => _lexer.LiteralString(),
            '<' when _lexer.Next == '<' => Dictionary(depth),
            '<' => _lexer.HexString(),
            '[' => Array(depth),
            (>= '0' and <= '9') or '+' or '-' or '.' => NumberOrReference(),
            't' when _lexer.TryKeyword("true"u8) => new PdfBoolean(true),
            'f' when _lexer.TryKeyword("false"u8) => new PdfBoolean(false),
            'n' when _lexer.TryKeyword("null"u8) => PdfNull.Instance,
            _ => throw _lexer.Fault("a value expected"),
        };
    }

    /// <summary>An indirect object with its frame. <paramref name="streamLength"/> resolves a /Length, which may stand elsewhere.</summary>
    public (PdfReference Id, PdfValue Value) Indirect(Func<PdfValue, int> streamLength)
    {
        var id = new PdfReference(_lexer.Integer(), _lexer.Integer());
        _lexer.Keyword("obj"u8);
        var value = Value();
        _lexer.SkipSpace();
        if (value is PdfDictionary dictionary && _lexer.TryKeyword("stream"u8))
        {
            value = new PdfStream(dictionary, StreamBytes(streamLength(dictionary["Length"])));
        }
        _lexer.Keyword("endobj"u8);
        return (id, value);
    }

    private ReadOnlyMemory<byte> StreamBytes(int length)
    {
        if (_lexer.Current == 13) _lexer.Position++;
        if (_lexer.Current != 10) throw _lexer.Fault("a line feed expected after 'stream'");
        var start = _lexer.Position + 1;
        if (length < 0 || length > data.Length - start) throw _lexer.Fault("a stream is longer than the file");
        _lexer.Position = start + length;
        // At most one end of line may stand between the data and the keyword: anything else means that /Length lies.
        if (_lexer.Current == 13) _lexer.Position++;
        if (_lexer.Current == 10) _lexer.Position++;
        if (!_lexer.TryKeyword("endstream"u8)) throw _lexer.Fault("'endstream' expected");
        return data.Slice(start, length);
    }

    private PdfDictionary Dictionary(int depth)
    {
        _lexer.Position += 2;
        var entries = new List<KeyValuePair<string, PdfValue>>();
        while (true)
        {
            _lexer.SkipSpace();
            if (_lexer.Current == '>' && _lexer.Next == '>') break;
            if (_lexer.Current != '/') throw _lexer.Fault("a key expected");
            var key = _lexer.Name().Value;
            entries.Add(new(key, Value(depth + 1)));
        }
        _lexer.Position += 2;
        return new PdfDictionary(entries);
    }

    private PdfArray Array(int depth)
    {
        _lexer.Position++;
        var items = new List<PdfValue>();
        while (true)
        {
            _lexer.SkipSpace();
            if (_lexer.Current == ']') break;
            items.Add(Value(depth + 1));
        }
        _lexer.Position++;
        return new PdfArray(items);
    }

    private PdfValue NumberOrReference()
    {
        var number = new PdfNumber(_lexer.RegularRun(64));
        if (!IsNumber(number.Text)) throw _lexer.Fault("a number expected");
        if (!TryIndex(number.Text, out var objectNumber)) return number;
        var after = _lexer.Position;
        if (TryReference(objectNumber) is { } reference) return reference;
        _lexer.Position = after;
        return number;
    }

    private PdfReference? TryReference(int number)
    {
        _lexer.SkipSpace();
        if (_lexer.Current is not (>= '0' and <= '9')) return null;
        if (!TryIndex(_lexer.RegularRun(64), out var generation) || generation > 65535) return null;
        _lexer.SkipSpace();
        return _lexer.TryKeyword("R"u8) ? new PdfReference(number, generation) : null;
    }

    private static bool TryIndex(string text, out int value)
    {
        value = 0;
        return text.Length < 10 && text.All(char.IsAsciiDigit)
            && int.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out value);
    }

    private static bool IsNumber(string text)
    {
        var digits = text.TrimStart('+', '-');
        return text.Length - digits.Length <= 1
            && digits.Any(char.IsAsciiDigit)
            && digits.Count(c => c == '.') <= 1
            && digits.All(c => char.IsAsciiDigit(c) || c == '.');
    }
}
