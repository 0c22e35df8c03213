using System.Buffers;
using System.Text;

namespace Ciac.Signing.Pdf.Reading;

/// <summary>The characters of PDF syntax (ISO 32000-2 §7.2): white space, comments, names, numbers and both kinds of strings.</summary>
internal sealed class PdfLexer(ReadOnlyMemory<byte> data, int position)
{
    private readonly ReadOnlyMemory<byte> _data = data;

    // Places come from tables that anybody can write.
    public int Position { get; set; } = position >= 0 && position <= data.Length ? position : throw new PdfFormatException("a value is said to stand outside its bytes");

    /// <summary>The byte at the position, or -1 at the end.</summary>
    public int Current => Position >= 0 && Position < _data.Length ? _data.Span[Position] : -1;

    public int Next => Position + 1 < _data.Length ? _data.Span[Position + 1] : -1;

    public static bool IsSpace(int c) => c is 0 or 9 or 10 or 12 or 13 or 32;

    public static bool IsDelimiter(int c) => c is '(' or ')' or '<' or '>' or '[' or ']' or '{' or '}' or '/' or '%';

    public static bool IsRegular(int c) => c >= 0 && !IsSpace(c) && !IsDelimiter(c);

    public PdfFormatException Fault(string what) => new($"{what} at offset {Position}");

    public void SkipSpace()
    {
        while (true)
        {
            while (IsSpace(Current)) Position++;
            if (Current != '%') return;
            while (Current is not (-1 or 10 or 13)) Position++;
        }
    }

    public bool TryKeyword(ReadOnlySpan<byte> word)
    {
        var rest = Position <= _data.Length ? _data.Span[Position..] : [];
        if (!rest.StartsWith(word)) return false;
        if (rest.Length > word.Length && IsRegular(rest[word.Length])) return false;
        Position += word.Length;
        return true;
    }

    public void Keyword(ReadOnlySpan<byte> word)
    {
        SkipSpace();
        if (!TryKeyword(word)) throw Fault($"'{Encoding.ASCII.GetString(word)}' expected");
    }

    public string RegularRun(int limit)
    {
        var start = Position;
        while (IsRegular(Current)) Position++;
        if (Position - start > limit) throw Fault("a token is too long");
        return Encoding.Latin1.GetString(_data.Span[start..Position]);
    }

    public int Integer()
    {
        SkipSpace();
        var text = RegularRun(12);
        return int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var value)
            ? value
            : throw Fault("a whole number expected");
    }

    public PdfName Name()
    {
        Position++;
        var raw = RegularRun(512);
        if (!raw.Contains('#', StringComparison.Ordinal)) return new PdfName(raw);
        var name = new StringBuilder(raw.Length);
        for (var i = 0; i < raw.Length; i++)
        {
            if (raw[i] != '#')
            {
                name.Append(raw[i]);
                continue;
            }
            if (i + 2 >= raw.Length) throw Fault("a name ends inside an escape");
            name.Append((char)((HexValue(raw[i + 1]) << 4) | HexValue(raw[i + 2])));
            i += 2;
        }
        return new PdfName(name.ToString());
    }

    public PdfString HexString()
    {
        var start = Position++;
        if (PlainHex(start) is { } plain) return plain;
        var bytes = new List<byte>();
        var high = -1;
        for (; Current != '>'; Position++)
        {
            if (Current < 0) throw Fault("a hex string does not end");
            if (IsSpace(Current)) continue;
            var digit = HexValue(Current);
            if (high >= 0) bytes.Add((byte)((high << 4) | digit));
            high = high >= 0 ? -1 : digit;
        }
        if (high >= 0) bytes.Add((byte)(high << 4));
        Position++;
        return new PdfString([.. bytes], IsHex: true, start, Position);
    }

    // As every writer makes it, a signature's 18,000 digits too: whole bytes without white space, read at once.
    private PdfString? PlainHex(int start)
    {
        if (Position > _data.Length) return null;
        var digits = _data.Span[Position..];
        var length = digits.IndexOf((byte)'>');
        if (length < 0 || length % 2 != 0) return null;
        var bytes = new byte[length / 2];
        if (Convert.FromHexString(digits[..length], bytes, out _, out _) != OperationStatus.Done) return null;
        Position += length + 1;
        return new PdfString(bytes, IsHex: true, start, Position);
    }

    public PdfString LiteralString()
    {
        var start = Position++;
        var bytes = new List<byte>();
        var depth = 1;
        while (true)
        {
            var c = Current;
            if (c < 0) throw Fault("a string does not end");
            Position++;
            if (c == '\\')
            {
                Escape(bytes);
                continue;
            }
            if (c == '(') depth++;
            if (c == ')' && --depth == 0) return new PdfString([.. bytes], IsHex: false, start, Position);
            bytes.Add((byte)c);
        }
    }

    private void Escape(List<byte> bytes)
    {
        var c = Current;
        Position++;
        switch (c)
        {
            case 'n': bytes.Add(10); break;
            case 'r': bytes.Add(13); break;
            case 't': bytes.Add(9); break;
            case 'b': bytes.Add(8); break;
            case 'f': bytes.Add(12); break;
            case 13 when Current == 10: Position++; break;
            case 10 or 13: break;
            case >= '0' and <= '7': bytes.Add(Octal(c)); break;
            case < 0: throw Fault("a string ends inside an escape");
            default: bytes.Add((byte)c); break;
        }
    }

    private byte Octal(int first)
    {
        var value = first - '0';
        for (var i = 0; i < 2 && Current is >= '0' and <= '7'; i++, Position++) value = (value * 8) + Current - '0';
        return (byte)value;
    }

    private int HexValue(int c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= 'a' and <= 'f' => c - 'a' + 10,
        >= 'A' and <= 'F' => c - 'A' + 10,
        _ => throw Fault("a hex digit expected"),
    };
}
