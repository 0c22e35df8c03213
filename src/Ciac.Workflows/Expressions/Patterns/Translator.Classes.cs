using System.Text;

namespace Ciac.Workflows.Expressions.Patterns;

internal sealed partial class Translator
{
    private static readonly CodeSet Digits = new([('0', '9')]);
    private static readonly CodeSet WordChars = new([('0', '9'), ('A', 'Z'), ('_', '_'), ('a', 'z')]);
    private static readonly CodeSet Spaces = new(
        [('\t', '\r'), (' ', ' '), (0xa0, 0xa0), (0x1680, 0x1680), (0x2000, 0x200a), (0x2028, 0x2029), (0x202f, 0x202f), (0x205f, 0x205f), (0x3000, 0x3000), (0xfeff, 0xfeff)]);

    private static readonly CodeSet Han = new(
        [(0x2e80, 0x2fd5), (0x3005, 0x3005), (0x3007, 0x3007), (0x3021, 0x3029), (0x3038, 0x303b), (0x3400, 0x4dbf), (0x4e00, 0x9fff), (0xf900, 0xfad9), (0x20000, 0x323af)]);

    private long TranslateClass()
    {
        var negated = Eat("^");
        var set = new CodeSet([]);
        while (!Eat("]"))
        {
            if (Ended) throw new PatternError("unterminated character class");
            ReadRange(set);
        }
        return AppendClass(set, negated);
    }

    private void ReadRange(CodeSet set)
    {
        var low = ReadClassAtom(set);
        if (Peek() != '-' || Peek(1) is ']' or '\0')
        {
            if (low >= 0) set.Add(low, low);
            return;
        }
        _at++;
        var high = ReadClassAtom(set);
        if (low >= 0 && high >= 0)
        {
            if (low > high) throw new PatternError("range out of order in a character class");
            set.Add(low, high);
            return;
        }
        if (_unicode) throw new PatternError("invalid character class");
        set.Add('-', '-');
        if (Math.Max(low, high) is var single and >= 0) set.Add(single, single);
    }

    /// <summary>A code point, or -1 when the atom was a set and is added already.</summary>
    private int ReadClassAtom(CodeSet set)
    {
        if (Peek() != '\\') return ReadCodePoint();
        _at++;
        if (Ended) throw new PatternError(@"\ at the end");
        if (Eat("b")) return '\b';
        if (Eat("-")) return '-';
        if (!TryReadSet(out var named)) return ReadEscapedCodePoint();
        set.Add(named);
        return -1;
    }

    private bool TryReadSet(out CodeSet set)
    {
        var c = Peek();
        set = char.ToLowerInvariant(c) switch
        {
            'd' => Digits,
            'w' => WordChars,
            's' => Spaces,
            'p' when _unicode => ReadProperty(),
            _ => Digits,
        };
        if (char.ToLowerInvariant(c) is not ('d' or 'w' or 's') && !(_unicode && c is 'p' or 'P')) return false;
        _at++;
        if (char.IsUpper(c)) set = Complement(set);
        return true;
    }

    /// <summary>\p{…}: general categories by their short name, and Script=Han.</summary>
    private CodeSet ReadProperty()
    {
        var close = source.IndexOf('}', _at);
        if (Peek(1) != '{' || close < 0) throw new PatternError("invalid property");
        var name = source[(_at + 2)..close];
        _at = close;
        if (name is "Script=Han" or "sc=Han" or "Script_Extensions=Han" or "scx=Han" or "Unified_Ideograph") return Han;
        return CodeSet.OfCategory(name) ?? throw new PatternError($"property {name} is not supported");
    }

    // Two characters outside ASCII count as k and s when case is ignored: they must not pull those into \W.
    private CodeSet Complement(CodeSet set)
    {
        var kept = new CodeSet(set.Ranges);
        if (flags.Contains('i')) kept.Add(new CodeSet([(0x017f, 0x017f), (0x212a, 0x212a)]));
        return kept.Complement(_unicode ? 0x10ffff : 0xffff);
    }

    // A negated class stays negated: with its complement written out, ignoring case would let the excluded letters in.
    /// <summary>Writes the class and gives its weight: ranges of surrogate pairs are costly in an automaton.</summary>
    private long AppendClass(CodeSet set, bool negated)
    {
        var plane = new StringBuilder(negated ? "[^" : "[");
        foreach (var (low, high) in set.Ranges)
            if (low <= 0xffff) AppendUnits(plane, low, Math.Min(high, 0xffff));
        var pairs = new StringBuilder();
        var beyond = negated && _unicode ? set.Complement(0x10ffff) : set;
        foreach (var (low, high) in beyond.Ranges)
            if (high > 0xffff) AppendPairs(pairs, Math.Max(low, 0x10000), high);
        var empty = plane.Length == (negated ? 2 : 1);
        var units = empty ? (negated ? @"[\u0000-\uffff]" : @"[^\u0000-\uffff]") : plane.Append(']').ToString();
        _out.Append(pairs.Length == 0 ? units : $"(?:{pairs.ToString(0, pairs.Length - 1)}|{units})");
        return 1 + pairs.Length / 4;
    }

    private static void AppendUnits(StringBuilder text, int low, int high)
    {
        AppendUnit((char)low, text);
        if (low == high) return;
        text.Append('-');
        AppendUnit((char)high, text);
    }

    // A range of supplementary code points as ranges of surrogate pairs.
    private static void AppendPairs(StringBuilder text, int low, int high)
    {
        var first = char.ConvertFromUtf32(low);
        var last = char.ConvertFromUtf32(high);
        if (first[0] == last[0])
        {
            AppendPair(text, (first[0], first[0]), (first[1], last[1]));
            return;
        }
        AppendPair(text, (first[0], first[0]), (first[1], '\udfff'));
        if (last[0] - first[0] > 1) AppendPair(text, ((char)(first[0] + 1), (char)(last[0] - 1)), ('\udc00', '\udfff'));
        AppendPair(text, (last[0], last[0]), ('\udc00', last[1]));
    }

    private static void AppendPair(StringBuilder text, (char From, char To) lead, (char From, char To) trail)
    {
        text.Append('[');
        AppendUnits(text, lead.From, lead.To);
        text.Append("][");
        AppendUnits(text, trail.From, trail.To);
        text.Append("]|");
    }
}
