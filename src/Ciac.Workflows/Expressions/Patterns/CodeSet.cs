using System.Collections.Concurrent;
using System.Globalization;

namespace Ciac.Workflows.Expressions.Patterns;

/// <summary>A set of code points as ranges.</summary>
internal sealed class CodeSet(IEnumerable<(int Low, int High)> ranges)
{
    /// <summary>Only names of categories get in, so it stays small.</summary>
    private static readonly ConcurrentDictionary<string, CodeSet> Known = new();
    private readonly List<(int Low, int High)> _ranges = [.. ranges];

    public IReadOnlyList<(int Low, int High)> Ranges => _ranges;

    public void Add(int low, int high) => _ranges.Add((low, high));

    public void Add(CodeSet other) => _ranges.AddRange(other._ranges);

    public CodeSet Complement(int last)
    {
        var rest = new List<(int, int)>();
        var next = 0;
        foreach (var (low, high) in _ranges.OrderBy(r => r.Low))
        {
            if (low > next) rest.Add((next, low - 1));
            next = Math.Max(next, high + 1);
        }
        if (next <= last) rest.Add((next, last));
        return new CodeSet(rest);
    }

    /// <summary>Code points whose general category begins with the name (L, Lu, Nd …); null when it is none.</summary>
    public static CodeSet? OfCategory(string name)
    {
        if (Known.TryGetValue(name, out var known)) return known;
        var wanted = Enum.GetValues<UnicodeCategory>().Where(c => Abbreviation(c).StartsWith(name, StringComparison.Ordinal)).ToHashSet();
        if (name.Length is 0 or > 2 || wanted.Count == 0) return null;
        return Known.GetOrAdd(name, Scan(wanted));
    }

    private static CodeSet Scan(HashSet<UnicodeCategory> wanted)
    {
        var found = new CodeSet([]);
        var start = -1;
        for (var code = 0; code <= 0x110000; code++)
        {
            var inside = code <= 0x10ffff && wanted.Contains(CharUnicodeInfo.GetUnicodeCategory(code));
            if (inside && start < 0) start = code;
            if (inside || start < 0) continue;
            found.Add(start, code - 1);
            start = -1;
        }
        return found;
    }

    private static string Abbreviation(UnicodeCategory category) => category switch
    {
        UnicodeCategory.UppercaseLetter => "Lu",
        UnicodeCategory.LowercaseLetter => "Ll",
        UnicodeCategory.TitlecaseLetter => "Lt",
        UnicodeCategory.ModifierLetter => "Lm",
        UnicodeCategory.OtherLetter => "Lo",
        UnicodeCategory.DecimalDigitNumber => "Nd",
        UnicodeCategory.LetterNumber => "Nl",
        UnicodeCategory.OtherNumber => "No",
        UnicodeCategory.SpaceSeparator => "Zs",
        UnicodeCategory.ConnectorPunctuation => "Pc",
        UnicodeCategory.DashPunctuation => "Pd",
        UnicodeCategory.OpenPunctuation => "Ps",
        UnicodeCategory.ClosePunctuation => "Pe",
        UnicodeCategory.InitialQuotePunctuation => "Pi",
        UnicodeCategory.FinalQuotePunctuation => "Pf",
        UnicodeCategory.OtherPunctuation => "Po",
        UnicodeCategory.MathSymbol => "Sm",
        UnicodeCategory.CurrencySymbol => "Sc",
        UnicodeCategory.ModifierSymbol => "Sk",
        UnicodeCategory.OtherSymbol => "So",
        _ => "-",
    };
}
