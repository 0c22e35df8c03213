using System.Globalization;
using System.Text;

namespace Ciac.Workflows.Expressions.Parsing;

/// <summary>Backslash escapes of strings, templates and names.</summary>
internal static class Escapes
{
    /// <summary>Reads the escape at the backslash, appends what it means and gives the offset after it.</summary>
    public static int Read(string source, int at, StringBuilder text)
    {
        if (at + 1 >= source.Length) throw new SyntaxError(at, "Unterminated escape");
        var c = source[at + 1];
        switch (c)
        {
            case 'x': return ReadHex(source, at + 2, 2, text);
            case 'u': return ReadUnicode(source, at, text);
            case '\r' when at + 2 < source.Length && source[at + 2] == '\n': return at + 3;
            case '\n' or '\r' or '\u2028' or '\u2029': return at + 2;
            case '0' when at + 2 >= source.Length || !char.IsAsciiDigit(source[at + 2]):
                text.Append('\0');
                return at + 2;
            case >= '0' and <= '9': throw new SyntaxError(at, "Octal escapes are not allowed");
        }
        text.Append(c switch { 'n' => '\n', 't' => '\t', 'r' => '\r', 'b' => '\b', 'f' => '\f', 'v' => '\v', _ => c });
        return at + 2;
    }

    private static int ReadHex(string source, int at, int digits, StringBuilder text)
    {
        text.Append((char)ParseHex(source, at, digits));
        return at + digits;
    }

    private static int ParseHex(string source, int at, int digits)
    {
        if (digits > 0 && at + digits <= source.Length && source.AsSpan(at, digits).ContainsAnyExcept(HexDigits) is false
            && int.TryParse(source.AsSpan(at, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
            return value;
        throw new SyntaxError(at, "Invalid hexadecimal escape");
    }

    private static readonly System.Buffers.SearchValues<char> HexDigits = System.Buffers.SearchValues.Create("0123456789abcdefABCDEF");

    private static int ReadUnicode(string source, int at, StringBuilder text)
    {
        if (at + 2 >= source.Length || source[at + 2] != '{') return ReadHex(source, at + 2, 4, text);
        var close = source.IndexOf('}', at);
        var digits = close - at - 3;
        if (digits is < 1 or > 6) throw new SyntaxError(at, "Invalid unicode escape");
        var code = ParseHex(source, at + 3, digits);
        if (code > 0x10ffff) throw new SyntaxError(at, "Invalid unicode escape");
        if (code > 0xffff) text.Append(char.ConvertFromUtf32(code));
        else text.Append((char)code);
        return close + 1;
    }
}
