using System.Globalization;
using System.Text;
using Ciac.Workflows.Expressions.Running;
using Ciac.Workflows.Expressions.Values;

namespace Ciac.Workflows.Expressions.Builtins;

/// <summary>JSON.parse: the strict grammar, the last of equal names wins, lone surrogates are kept.</summary>
internal sealed class JsonParser(string text, Execution x)
{
    private int _at;

    public Value ParseDocument()
    {
        var value = ParseValue();
        SkipBlank();
        return _at == text.Length ? value : throw Unexpected();
    }

    private Value ParseValue()
    {
        x.Budget.Step();
        SkipBlank();
        switch (Peek())
        {
            case '{': return Nested(ParseObject);
            case '[': return Nested(ParseArray);
            case '"': return Value.Of(ParseText());
            case 't': return Word("true", Value.True);
            case 'f': return Word("false", Value.False);
            case 'n': return Word("null", Value.Null);
            default: return ParseNumber();
        }
    }

    private Value Nested(Func<Value> parse)
    {
        x.Budget.Enter();
        _at++;
        var value = parse();
        x.Budget.Leave();
        return value;
    }

    private Value ParseObject()
    {
        var made = ObjectLibrary.New();
        if (Eat('}')) return Value.Of(made);
        do
        {
            SkipBlank();
            if (Peek() != '"') throw Unexpected();
            var key = ParseText();
            if (!Eat(':')) throw Unexpected();
            made.Define(key, ParseValue(), PropertyFlags.All, x);
        }
        while (Eat(','));
        return Eat('}') ? Value.Of(made) : throw Unexpected();
    }

    private Value ParseArray()
    {
        var list = new ValueList(x);
        if (Eat(']')) return list.ToScriptArray();
        do list.Add(ParseValue());
        while (Eat(','));
        return Eat(']') ? list.ToScriptArray() : throw Unexpected();
    }

    private Value Word(string word, Value value)
    {
        if (string.CompareOrdinal(text, _at, word, 0, word.Length) != 0) throw Unexpected();
        _at += word.Length;
        return value;
    }

    private Value ParseNumber()
    {
        var start = _at;
        if (Peek() == '-') _at++;
        if (Peek() == '0') _at++;
        else Digits();
        if (Peek() == '.')
        {
            _at++;
            Digits();
        }
        if (Peek() is 'e' or 'E')
        {
            _at++;
            if (Peek() is '+' or '-') _at++;
            Digits();
        }
        return Value.Of(double.Parse(text.AsSpan(start, _at - start), NumberStyles.Float, CultureInfo.InvariantCulture));
    }

    private void Digits()
    {
        if (!char.IsAsciiDigit(Peek())) throw Unexpected();
        while (char.IsAsciiDigit(Peek())) _at++;
    }

    private string ParseText()
    {
        var start = ++_at;
        while (Peek() is not ('"' or '\\') && Peek() >= ' ') _at++;
        x.Budget.Reserve((_at - start) * 2L);
        if (Peek() == '"') return text[start.._at++];
        var made = new StringBuilder().Append(text, start, _at - start);
        while (Peek() != '"') AppendUnit(made);
        _at++;
        x.Budget.Reserve(made.Length * 2L);
        return made.ToString();
    }

    private void AppendUnit(StringBuilder made)
    {
        if (Peek() < ' ') throw Unexpected();
        x.Budget.Reserve(made.Length);
        if (Peek() != '\\')
        {
            made.Append(text[_at++]);
            return;
        }
        _at++;
        made.Append(Peek() switch
        {
            '"' => '"',
            '\\' => '\\',
            '/' => '/',
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'u' => Hex(),
            _ => throw Unexpected(),
        });
        _at++;
    }

    private char Hex()
    {
        if (_at + 4 >= text.Length || !text.AsSpan(_at + 1, 4).ToString().All(char.IsAsciiHexDigit)) throw Unexpected();
        var unit = (char)int.Parse(text.AsSpan(_at + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        _at += 4;
        return unit;
    }

    private bool Eat(char c)
    {
        SkipBlank();
        if (Peek() != c) return false;
        _at++;
        return true;
    }

    /// <summary>The character here; NUL at the end, which no JSON text may hold outside an escape.</summary>
    private char Peek() => _at < text.Length ? text[_at] : '\0';

    private void SkipBlank()
    {
        while (_at < text.Length && text[_at] is ' ' or '\n' or '\r' or '\t') _at++;
    }

    private ThrowSignal Unexpected() => x.SyntaxError(
        _at < text.Length ? $"Unexpected token in JSON at position {_at}" : "Unexpected end of JSON input");
}
