using System.Text;

namespace Ciac.Signing.Pdf.Drawing;

/// <summary>
/// Breaks a text into lines: between Chinese characters anywhere, but closing marks never begin a line and opening marks never end one (GB/T 15834);
/// words and numbers stay whole unless one is longer than the line.
/// </summary>
internal static class TextLines
{
    private const string NeverFirst = "，。、；：？！）】》〉」』”’…—·,.;:?!)]}%‰℃";
    private const string NeverLast = "（【《〈「『“‘([{￥$";
    private const string InsideWords = "-_@./:&+#=?%~'";

    public static IReadOnlyList<string> Break(TextStyle style, string text, double width)
    {
        var lines = new List<string>();
        foreach (var paragraph in text.ReplaceLineEndings("\n").Replace('\t', ' ').Split('\n')) BreakParagraph(lines, style, paragraph, width);
        return lines;
    }

    /// <summary>As many lines as <see cref="Break"/> makes, of nearly equal length: no single character on a line of its own.</summary>
    public static IReadOnlyList<string> Balance(TextStyle style, string text, double width)
    {
        var lines = Break(style, text, width);
        for (var narrower = width - style.Size; lines.Count > 1; narrower -= style.Size)
        {
            var next = Break(style, text, narrower);
            if (next.Count > lines.Count || next.Any(line => style.WidthOf(line) > narrower)) break;
            lines = next;
        }

        return lines;
    }

    /// <summary>Width of the widest line when only the text's own line breaks count.</summary>
    public static double NaturalWidth(TextStyle style, string text) => Break(style, text, double.PositiveInfinity).Max(line => style.WidthOf(line));

    private static void BreakParagraph(List<string> lines, TextStyle style, string paragraph, double width)
    {
        var rest = paragraph.AsSpan().Trim();
        do
        {
            var length = LineLength(style, rest, width);
            lines.Add(rest[..length].TrimEnd().ToString());
            rest = rest[length..].TrimStart();
        }
        while (rest.Length > 0);
    }

    // The last allowed break before the line is full; when there is none (a word longer than the line) the last character that fits.
    private static int LineLength(TextStyle style, ReadOnlySpan<char> text, double width)
    {
        var (at, lastBreak, used) = (0, 0, 0.0);
        var before = default(Rune);
        foreach (var rune in text.EnumerateRunes())
        {
            if (at > 0 && MayBreak(before, rune)) lastBreak = at;
            used += style.Font.Resolve(rune.Value).Advance * style.Size;
            if (used > width && at > 0 && rune.Value != ' ') return lastBreak > 0 ? lastBreak : at;
            at += rune.Utf16SequenceLength;
            before = rune;
        }

        return text.Length;
    }

    private static bool MayBreak(Rune before, Rune after) =>
        !Contains(NeverFirst, after) && !Contains(NeverLast, before) && !(IsWordPart(before) && IsWordPart(after));

    private static bool IsWordPart(Rune rune) =>
        rune.Value < 0x2E80 && (Rune.IsLetterOrDigit(rune) || Contains(InsideWords, rune));

    private static bool Contains(string set, Rune rune) => rune.IsBmp && set.Contains((char)rune.Value, StringComparison.Ordinal);
}
