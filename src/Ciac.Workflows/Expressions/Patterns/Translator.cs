using System.Text;

namespace Ciac.Workflows.Expressions.Patterns;

/// <summary>
/// Reads a pattern of ECMA-262 §22.2.1 and writes one of .NET that means the same. Nothing is copied through:
/// every literal is written as an escape, every class as explicit ranges, every group by its number.
/// </summary>
internal sealed partial class Translator(string source, string flags)
{
    private const int MaxNesting = 50;
    private const long MaxCount = 100_000;
    private const string LineEnds = @"\n\r\u2028\u2029";
    private const string Pair = @"[\ud800-\udbff][\udc00-\udfff]";
    private readonly StringBuilder _out = new();
    private readonly bool _unicode = flags.Contains('u');
    private readonly bool _multiline = flags.Contains('m');
    private readonly bool _dotAll = flags.Contains('s');
    private readonly Dictionary<string, int> _names = new(StringComparer.Ordinal);
    private readonly HashSet<string> _usedNames = [];
    private int _at;
    private int _nesting;
    private int _total;
    private int _highestReference;

    public IReadOnlyDictionary<string, int> Names => _names;

    public int GroupCount { get; private set; }

    public bool NeedsBacktracking { get; private set; }

    /// <summary>About how many states an automaton has.</summary>
    public long Weight { get; private set; }

    public string Translate()
    {
        ListGroups();
        Weight = TranslateAlternatives();
        if (_at < source.Length) throw new PatternError("unmatched ')'");
        if (_highestReference > GroupCount) throw new PatternError("reference to a group that is not there");
        if (_usedNames.FirstOrDefault(n => !_names.ContainsKey(n)) is { } unknown) throw new PatternError($"no group is named {unknown}");
        return _out.ToString();
    }

    private bool Ended => _at >= source.Length;

    private char Peek(int ahead = 0) => _at + ahead < source.Length ? source[_at + ahead] : '\0';

    private bool Eat(string text)
    {
        if (string.CompareOrdinal(source, _at, text, 0, text.Length) != 0) return false;
        _at += text.Length;
        return true;
    }

    // References may point forward, so groups are numbered before anything is written.
    private void ListGroups()
    {
        var inClass = false;
        for (var i = 0; i < source.Length; i++)
        {
            if (source[i] == '\\') i++;
            else if (source[i] == '[') inClass = true;
            else if (source[i] == ']') inClass = false;
            else if (source[i] == '(' && !inClass && Captures(i)) ListGroup(i);
        }
    }

    private bool Captures(int at)
    {
        if (at + 1 >= source.Length || source[at + 1] != '?') return true;
        return at + 3 < source.Length && source[at + 2] == '<' && source[at + 3] is not ('=' or '!');
    }

    private void ListGroup(int at)
    {
        _total++;
        if (at + 1 >= source.Length || source[at + 1] != '?') return;
        var close = source.IndexOf('>', at);
        var name = close < 0 ? "" : source[(at + 3)..close];
        if (!IsName(name) || !_names.TryAdd(name, _total)) throw new PatternError("invalid group name");
    }

    private static bool IsName(string name) =>
        name.Length > 0 && Parsing.Words.IsNameStart(name[0]) && name.All(Parsing.Words.IsNamePart);

    private long TranslateAlternatives()
    {
        if (++_nesting > MaxNesting) throw new PatternError("nested too deeply");
        long weight = 1;
        while (!Ended && Peek() != ')')
        {
            if (Eat("|")) _out.Append('|');
            else weight += TranslateTerm();
        }
        _nesting--;
        return weight;
    }

    private long TranslateTerm()
    {
        var from = _out.Length;
        var weight = TranslateAtom(out var repeats);
        if (!TryReadQuantifier(out var least, out var most)) return weight;
        if (!repeats) throw new PatternError("nothing to repeat");
        _out.Insert(from, "(?:").Append(')').Append(Quantifier(least, most));
        if (Eat("?")) _out.Append('?');
        return Math.Min(weight * Math.Max(1, Math.Max(least, most)), int.MaxValue);
    }

    private static string Quantifier(long least, long most) => (least, most) switch
    {
        (0, -1) => "*",
        (1, -1) => "+",
        (0, 1) => "?",
        (_, -1) => $"{{{least},}}",
        _ => $"{{{least},{most}}}",
    };

    private bool TryReadQuantifier(out long least, out long most)
    {
        (least, most) = Peek() switch { '*' => (0, -1), '+' => (1, -1), '?' => (0, 1), _ => (-1L, -1L) };
        if (least < 0) return Peek() == '{' && TryReadCount(out least, out most);
        _at++;
        return true;
    }

    private bool TryReadCount(out long least, out long most)
    {
        var start = _at++;
        least = ReadDigits();
        most = Eat(",") ? char.IsAsciiDigit(Peek()) ? ReadDigits() : -1 : least;
        if (least >= 0 && Eat("}"))
        {
            if (most >= 0 && most < least) throw new PatternError("numbers out of order in a quantifier");
            return true;
        }
        if (_unicode) throw new PatternError("incomplete quantifier");
        _at = start;
        return false;
    }

    private long ReadDigits()
    {
        if (!char.IsAsciiDigit(Peek())) return -1;
        long number = 0;
        for (; char.IsAsciiDigit(Peek()); _at++) number = Math.Min(number * 10 + source[_at] - '0', MaxCount);
        return number;
    }

    private long TranslateAtom(out bool repeats)
    {
        repeats = true;
        var c = source[_at++];
        switch (c)
        {
            case '^' or '$':
                repeats = false;
                Anchor(c);
                return 1;
            case '(': return TranslateGroup(out repeats);
            case '[': return TranslateClass();
            case '.':
                var one = _dotAll ? @"[\u0000-\uffff]" : $"[^{LineEnds}]";
                _out.Append(_unicode ? $"(?:{Pair}|{one})" : one);
                return 2;
            case '\\': return TranslateEscape(out repeats);
            case '*' or '+' or '?': throw new PatternError("nothing to repeat");
            case '{' when _unicode || IsQuantifierAt(_at - 1): throw new PatternError("nothing to repeat");
            case '}' or ']' when _unicode: throw new PatternError("lone bracket");
        }
        _at--;
        AppendLiteral(ReadCodePoint());
        return 1;
    }

    private bool IsQuantifierAt(int at)
    {
        var back = _at;
        _at = at;
        var found = TryReadCount(out _, out _);
        _at = back;
        return found;
    }

    private void Anchor(char c)
    {
        NeedsBacktracking |= _multiline;
        _out.Append((c, _multiline) switch
        {
            ('^', false) => @"\A",
            ('^', true) => $@"(?<=\A|[{LineEnds}])",
            (_, false) => @"\z",
            _ => $@"(?=[{LineEnds}]|\z)",
        });
    }

    private int ReadCodePoint()
    {
        var c = source[_at++];
        return _unicode && char.IsHighSurrogate(c) && char.IsLowSurrogate(Peek()) ? char.ConvertToUtf32(c, source[_at++]) : c;
    }

    private void AppendLiteral(int code)
    {
        if (code <= 0xffff) AppendUnit((char)code, _out);
        else
        {
            _out.Append("(?:");
            foreach (var unit in char.ConvertFromUtf32(code)) AppendUnit(unit, _out);
            _out.Append(')');
        }
    }

    private static void AppendUnit(char unit, StringBuilder text)
    {
        if (char.IsAsciiLetterOrDigit(unit)) text.Append(unit);
        else text.Append(System.Globalization.CultureInfo.InvariantCulture, $"\\u{(int)unit:x4}");
    }
}
