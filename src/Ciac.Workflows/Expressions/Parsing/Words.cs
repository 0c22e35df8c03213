using System.Collections.Frozen;

namespace Ciac.Workflows.Expressions.Parsing;

/// <summary>The fixed words and characters of the language.</summary>
internal static class Words
{
    /// <summary>Reserved, whether the subset has the construct or not: a script must not mean something else here than elsewhere.</summary>
    private static readonly FrozenSet<string> Reserved = new[]
    {
        "await", "break", "case", "catch", "class", "const", "continue", "debugger", "default", "delete", "do", "else",
        "enum", "export", "extends", "false", "finally", "for", "function", "if", "import", "in", "instanceof", "let",
        "new", "null", "return", "super", "switch", "this", "throw", "true", "try", "typeof", "var", "void", "while",
        "with", "yield",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly string[] Punctuators =
    [
        ">>>=", "...", "===", "!==", "**=", "<<=", ">>=", ">>>", "&&=", "||=", "??=",
        "=>", "==", "!=", "<=", ">=", "&&", "||", "??", "?.", "++", "--", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=",
        "<<", ">>", "**", "{", "}", "(", ")", "[", "]", ";", ",", "<", ">", "+", "-", "*", "/", "%", "&", "|", "^", "!",
        "~", "?", ":", "=", ".",
    ];

    private static readonly FrozenDictionary<char, string[]> ByFirst =
        Punctuators.GroupBy(p => p[0]).ToFrozenDictionary(g => g.Key, g => g.ToArray());

    private static readonly FrozenDictionary<string, int> Precedences = new Dictionary<string, int>
    {
        ["??"] = 1,
        ["||"] = 2,
        ["&&"] = 3,
        ["|"] = 4,
        ["^"] = 5,
        ["&"] = 6,
        ["=="] = 7,
        ["!="] = 7,
        ["==="] = 7,
        ["!=="] = 7,
        ["<"] = 8,
        [">"] = 8,
        ["<="] = 8,
        [">="] = 8,
        ["instanceof"] = 8,
        ["in"] = 8,
        ["<<"] = 9,
        [">>"] = 9,
        [">>>"] = 9,
        ["+"] = 10,
        ["-"] = 10,
        ["*"] = 11,
        ["/"] = 11,
        ["%"] = 11,
        ["**"] = 12,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static bool IsReserved(string word) => Reserved.Contains(word);

    /// <summary>Binding power of a binary operator, from 1; 0 for anything else.</summary>
    public static int Precedence(in Token token) =>
        token.Kind is TokenKind.Punctuator or TokenKind.Keyword ? Precedences.GetValueOrDefault(token.Text) : 0;

    public static string? PunctuatorAt(string source, int at)
    {
        if (!ByFirst.TryGetValue(source[at], out var candidates)) return null;
        foreach (var candidate in candidates)
            if (string.CompareOrdinal(source, at, candidate, 0, candidate.Length) == 0 && !IsConditionalDot(source, at, candidate))
                return candidate;
        return null;
    }

    // ECMA-262 §12.8: "?." is not optional chaining when a digit follows (a?.5:1).
    private static bool IsConditionalDot(string source, int at, string candidate) =>
        candidate == "?." && at + 2 < source.Length && char.IsAsciiDigit(source[at + 2]);

    public static bool IsLineEnd(char c) => c is '\n' or '\r' or '\u2028' or '\u2029';

    public static bool IsSpace(char c) =>
        c is ' ' or '\t' or '\v' or '\f' or '\u00a0' or '\ufeff' || (c > 127 && char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.SpaceSeparator);

    public static bool IsNameStart(char c) => c is '$' or '_' || char.IsAsciiLetter(c) || (c > 127 && (char.IsLetter(c) || char.IsSurrogate(c)));

    public static bool IsNamePart(char c) =>
        IsNameStart(c) || char.IsAsciiDigit(c) || c is '\u200c' or '\u200d' || (c > 127 && char.GetUnicodeCategory(c)
            is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark
            or System.Globalization.UnicodeCategory.DecimalDigitNumber or System.Globalization.UnicodeCategory.ConnectorPunctuation
            or System.Globalization.UnicodeCategory.LetterNumber);
}
