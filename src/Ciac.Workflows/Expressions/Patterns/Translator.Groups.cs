namespace Ciac.Workflows.Expressions.Patterns;

internal sealed partial class Translator
{
    private const string WordEdge = "(?:(?<=[a-zA-Z0-9_])(?![a-zA-Z0-9_])|(?<![a-zA-Z0-9_])(?=[a-zA-Z0-9_]))";
    private const string NoWordEdge = "(?:(?<=[a-zA-Z0-9_])(?=[a-zA-Z0-9_])|(?<![a-zA-Z0-9_])(?![a-zA-Z0-9_]))";

    private long TranslateGroup(out bool repeats)
    {
        repeats = true;
        if (!Eat("?"))
        {
            GroupCount++;
            return TranslateGroupBody("(");
        }
        if (Eat(":")) return TranslateGroupBody("(?:");
        foreach (var look in Looks)
        {
            if (!Eat(look)) continue;
            NeedsBacktracking = true;
            repeats = false;
            return TranslateGroupBody("(?" + look);
        }
        if (!Eat("<")) throw new PatternError("invalid group");
        _at = source.IndexOf('>', _at) + 1;
        GroupCount++;
        return TranslateGroupBody("(");
    }

    private static readonly string[] Looks = ["=", "!", "<=", "<!"];

    private long TranslateGroupBody(string open)
    {
        _out.Append(open);
        var weight = TranslateAlternatives();
        if (!Eat(")")) throw new PatternError("unterminated group");
        _out.Append(')');
        return weight;
    }

    private long TranslateEscape(out bool repeats)
    {
        repeats = true;
        if (Ended) throw new PatternError(@"\ at the end");
        var c = Peek();
        switch (c)
        {
            case 'b' or 'B':
                _at++;
                repeats = false;
                NeedsBacktracking = true;
                _out.Append(c == 'b' ? WordEdge : NoWordEdge);
                return 1;
            case >= '1' and <= '9':
                AppendReference((int)Math.Min(ReadDigits(), int.MaxValue));
                return 1;
            case 'k' when _names.Count > 0 || _unicode:
                _at++;
                AppendReference(ReadReferenceName());
                return 1;
        }
        if (TryReadSet(out var set)) return AppendClass(set, false);
        AppendLiteral(ReadEscapedCodePoint());
        return 1;
    }

    private int ReadReferenceName()
    {
        var close = source.IndexOf('>', _at);
        if (!Eat("<") || close < 0) throw new PatternError("invalid named reference");
        var name = source[_at..close];
        _at = close + 1;
        _usedNames.Add(name);
        return _names.GetValueOrDefault(name, 0);
    }

    // A group that took no part matches the empty string (ECMA-262 §22.2.2.7.2); in .NET it would fail.
    private void AppendReference(int group)
    {
        NeedsBacktracking = true;
        _highestReference = Math.Max(_highestReference, group);
        if (group > _total) throw new PatternError("reference to a group that is not there");
        if (group > 0) _out.Append(System.Globalization.CultureInfo.InvariantCulture, $@"(?({group})\k<{group}>|)");
    }

    private int ReadEscapedCodePoint()
    {
        var c = source[_at++];
        switch (c)
        {
            case 't': return '\t';
            case 'n': return '\n';
            case 'v': return '\v';
            case 'f': return '\f';
            case 'r': return '\r';
            case '0' when !char.IsAsciiDigit(Peek()): return 0;
            case 'c' when char.IsAsciiLetter(Peek()): return source[_at++] % 32;
            case 'x' when TryReadHex(2, out var code): return code;
            case 'u' when TryReadUnicode(out var code): return code;
        }
        if (_unicode && (char.IsAsciiLetterOrDigit(c) || c == '_')) throw new PatternError($@"invalid escape \{c}");
        _at--;
        return ReadCodePoint();
    }

    private bool TryReadHex(int digits, out int code)
    {
        code = 0;
        if (_at + digits > source.Length || !source.AsSpan(_at, digits).ToString().All(char.IsAsciiHexDigit)) return false;
        code = Convert.ToInt32(source.Substring(_at, digits), 16);
        _at += digits;
        return true;
    }

    private bool TryReadUnicode(out int code)
    {
        if (!_unicode || Peek() != '{') return TryReadUnits(out code);
        var digits = source.IndexOf('}', _at) - _at - 1;
        _at++;
        if (digits is < 1 or > 6 || !TryReadHex(digits, out code) || code > 0x10ffff) throw new PatternError("invalid unicode escape");
        _at++;
        return true;
    }

    private bool TryReadUnits(out int code)
    {
        if (!TryReadHex(4, out code)) return false;
        var back = _at;
        if (!_unicode || !char.IsHighSurrogate((char)code) || !Eat(@"\u")) return true;
        if (TryReadHex(4, out var low) && char.IsLowSurrogate((char)low)) code = char.ConvertToUtf32((char)code, (char)low);
        else _at = back;
        return true;
    }
}
