using System.Globalization;
using System.Text;

namespace Ciac.Workflows.Expressions.Parsing;

/// <summary>Cuts the source into tokens, one at a time: the parser says where a regular expression or a template goes on.</summary>
internal sealed class Lexer(string source)
{
    private int _at;

    public Token Next()
    {
        var newline = SkipBlank();
        if (_at >= source.Length) return new Token(TokenKind.End, _at, _at, "") { AfterNewline = newline };
        var c = source[_at];
        var token = c switch
        {
            '"' or '\'' => ReadText(c),
            _ when char.IsAsciiDigit(c) || (c == '.' && char.IsAsciiDigit(Peek(1))) => ReadNumber(),
            _ when Words.IsNameStart(c) || c == '\\' => ReadName(),
            '`' => new Token(TokenKind.Punctuator, _at, ++_at, "`"),
            _ => ReadPunctuator(),
        };
        return token with { AfterNewline = newline };
    }

    /// <summary>Reads /pattern/flags again from the slash at <paramref name="at"/>.</summary>
    public (string Pattern, string Flags) ReadRegex(int at)
    {
        _at = at + 1;
        for (var inClass = false; Peek(0) != '/' || inClass; _at++)
        {
            if (_at >= source.Length || Words.IsLineEnd(source[_at])) throw new SyntaxError(at, "Unterminated regular expression");
            if (Peek(0) == '\\') _at++;
            else if (Peek(0) == '[') inClass = true;
            else if (Peek(0) == ']') inClass = false;
        }
        var pattern = source[(at + 1).._at++];
        var flags = _at;
        while (_at < source.Length && Words.IsNamePart(source[_at])) _at++;
        return (pattern, source[flags.._at]);
    }

    /// <summary>Reads template text from <paramref name="at"/> up to the closing backtick or ${; true at the end.</summary>
    public bool ReadTemplate(int at, StringBuilder text)
    {
        for (_at = at; _at < source.Length;)
        {
            var c = source[_at];
            if (c == '`' || (c == '$' && Peek(1) == '{'))
            {
                _at += c == '`' ? 1 : 2;
                return c == '`';
            }
            if (c == '\\') _at = Escapes.Read(source, _at, text);
            else _at += AppendTemplateChar(c, text);
        }
        throw new SyntaxError(at, "Unterminated template literal");
    }

    private int AppendTemplateChar(char c, StringBuilder text)
    {
        text.Append(c == '\r' ? '\n' : c);
        return c == '\r' && Peek(1) == '\n' ? 2 : 1;
    }

    /// <summary>The word comes next on the same line.</summary>
    public bool Peeks(int at, string word)
    {
        var next = SkipSpaces(at);
        return string.CompareOrdinal(source, next, word, 0, word.Length) == 0
            && (next + word.Length >= source.Length || !Words.IsNamePart(source[next + word.Length]));
    }

    /// <summary>A name that is not an operator comes next on the same line.</summary>
    public bool PeeksName(int at)
    {
        var next = SkipSpaces(at);
        return next < source.Length && Words.IsNameStart(source[next])
            && !Peeks(at, "in") && !Peeks(at, "of") && !Peeks(at, "instanceof") && !Peeks(at, "function");
    }

    private int SkipSpaces(int at)
    {
        while (at < source.Length && Words.IsSpace(source[at])) at++;
        return at;
    }

    private char Peek(int ahead) => _at + ahead < source.Length ? source[_at + ahead] : '\0';

    private bool SkipBlank()
    {
        var newline = false;
        while (_at < source.Length)
        {
            var c = source[_at];
            if (Words.IsLineEnd(c)) newline = true;
            else if (c == '/' && Peek(1) == '/') _at = LineEnd() - 1;
            else if (c == '/' && Peek(1) == '*') newline |= SkipComment();
            else if (!Words.IsSpace(c)) return newline;
            _at++;
        }
        return newline;
    }

    private int LineEnd()
    {
        var end = _at;
        while (end < source.Length && !Words.IsLineEnd(source[end])) end++;
        return end;
    }

    private bool SkipComment()
    {
        var end = source.IndexOf("*/", _at + 2, StringComparison.Ordinal);
        if (end < 0) throw new SyntaxError(_at, "Unterminated comment");
        var newline = source.AsSpan(_at, end - _at).IndexOfAny("\n\r\u2028\u2029") >= 0;
        _at = end + 1;
        return newline;
    }

    private Token ReadText(char quote)
    {
        var start = _at++;
        var text = new StringBuilder();
        while (Peek(0) != quote)
        {
            if (_at >= source.Length || source[_at] is '\n' or '\r') throw new SyntaxError(start, "Unterminated string");
            if (source[_at] == '\\') _at = Escapes.Read(source, _at, text);
            else text.Append(source[_at++]);
        }
        return new Token(TokenKind.Text, start, ++_at, text.ToString());
    }

    private Token ReadName()
    {
        var start = _at;
        var escaped = false;
        var text = new StringBuilder();
        while (_at < source.Length && (Words.IsNamePart(source[_at]) || source[_at] == '\\'))
        {
            escaped |= source[_at] == '\\';
            if (source[_at] != '\\') text.Append(source[_at++]);
            else if (Peek(1) == 'u') _at = Escapes.Read(source, _at, text);
            else throw new SyntaxError(_at, "Invalid escape in a name");
        }
        var name = text.ToString();
        CheckName(start, name);
        var kind = !escaped && Words.IsReserved(name) ? TokenKind.Keyword : TokenKind.Name;
        return new Token(kind, start, _at, name) { Escaped = escaped };
    }

    private static void CheckName(int at, string name)
    {
        foreach (var rune in name.EnumerateRunes())
            if (rune == Rune.ReplacementChar || (rune.Value > 0xffff && !Rune.IsLetter(rune))) throw new SyntaxError(at, "Invalid character");
        if (!name.All(Words.IsNamePart) || !Words.IsNameStart(name[0])) throw new SyntaxError(at, "Invalid name");
    }

    private Token ReadPunctuator()
    {
        var text = Words.PunctuatorAt(source, _at) ?? throw new SyntaxError(_at, $"Unexpected character '{source[_at]}'");
        var start = _at;
        _at += text.Length;
        return new Token(TokenKind.Punctuator, start, _at, text);
    }

    private Token ReadNumber()
    {
        var start = _at;
        var radix = Peek(0) != '0' ? 10 : char.ToLowerInvariant(Peek(1)) switch { 'x' => 16, 'o' => 8, 'b' => 2, _ => 10 };
        var number = radix == 10 ? ReadDecimal() : ReadRadix(radix);
        if (_at < source.Length && Words.IsNamePart(source[_at])) throw new SyntaxError(_at, "A number must not run into a name");
        return new Token(TokenKind.Number, start, _at, source[start.._at]) { Number = number };
    }

    private double ReadRadix(int radix)
    {
        _at += 2;
        var digits = ReadDigits(c => char.IsAsciiHexDigit(c) && Convert.ToInt32(c.ToString(), 16) < radix);
        if (digits.Length == 0) throw new SyntaxError(_at, "A digit is missing");
        return Values.NumberText.ParseRadix(digits, radix);
    }

    private double ReadDecimal()
    {
        if (Peek(0) == '0' && char.IsAsciiDigit(Peek(1))) throw new SyntaxError(_at, "A number must not begin with 0");
        var text = new StringBuilder(ReadDigits(char.IsAsciiDigit));
        if (Peek(0) == '.')
        {
            _at++;
            text.Append('.').Append(ReadDigits(char.IsAsciiDigit)).Append('0');
        }
        if (Peek(0) is not ('e' or 'E')) return double.Parse(text.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture);
        text.Append('e');
        _at++;
        if (Peek(0) is '+' or '-') text.Append(source[_at++]);
        var exponent = ReadDigits(char.IsAsciiDigit);
        if (exponent.Length == 0) throw new SyntaxError(_at, "A digit is missing");
        return double.Parse(text.Append(exponent).ToString(), NumberStyles.Float, CultureInfo.InvariantCulture);
    }

    private string ReadDigits(Predicate<char> isDigit)
    {
        var text = new StringBuilder();
        for (; isDigit(Peek(0)) || (Peek(0) == '_' && text.Length > 0 && isDigit(Peek(1)) && source[_at - 1] != '_'); _at++)
            if (source[_at] != '_') text.Append(source[_at]);
        return text.ToString();
    }
}
