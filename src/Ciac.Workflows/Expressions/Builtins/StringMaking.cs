using System.Text;
using Ciac.Workflows.Expressions.Values;
using static Ciac.Workflows.Expressions.Builtins.StringLibrary;

namespace Ciac.Workflows.Expressions.Builtins;

/// <summary>String functions that make another string.</summary>
internal static class StringMaking
{
    public static void Install(Library prototype) => prototype
        .Method("slice", 2, Slice)
        .Method("substring", 2, Substring)
        .Method("substr", 2, Substr)
        .Method("toLowerCase", 0, (in call) => Value.Of(Lower(WholeSelf(call))))
        .Method("toUpperCase", 0, (in call) => Value.Of(Upper(WholeSelf(call))))
        .Method("toLocaleLowerCase", 0, (in call) => Value.Of(Lower(WholeSelf(call))))
        .Method("toLocaleUpperCase", 0, (in call) => Value.Of(Upper(WholeSelf(call))))
        .Method("trim", 0, (in call) => Value.Of(NumberText.Trim(WholeSelf(call))))
        .Method("trimStart", 0, (in call) => Value.Of(TrimStart(WholeSelf(call))))
        .Method("trimEnd", 0, (in call) => Value.Of(TrimEnd(WholeSelf(call))))
        .Method("padStart", 2, (in call) => Pad(call, atStart: true))
        .Method("padEnd", 2, (in call) => Pad(call, atStart: false))
        .Method("repeat", 1, Repeat)
        .Method("normalize", 0, Normalize)
        .Method("isWellFormed", 0, (in call) => Value.Of(IsWellFormed(WholeSelf(call))));

    private static Value Part(in Call call, string text, (double From, double Length) part)
    {
        call.ReserveText(Math.Max(0, part.Length));
        return part.Length <= 0 ? Value.EmptyText : Value.Of(text.Substring((int)part.From, (int)part.Length));
    }

    private static Value Slice(in Call call)
    {
        var text = Self(call);
        var from = call.Position(0, text.Length, 0);
        return Part(call, text, (from, call.Position(1, text.Length, text.Length) - from));
    }

    private static Value Substring(in Call call)
    {
        var text = Self(call);
        var a = Math.Clamp(call.Integer(0), 0, text.Length);
        var b = call[1].IsUndefined ? text.Length : Math.Clamp(call.Integer(1), 0, text.Length);
        return Part(call, text, (Math.Min(a, b), Math.Abs(b - a)));
    }

    private static Value Substr(in Call call)
    {
        var text = Self(call);
        var from = call.Position(0, text.Length, 0);
        var length = call[1].IsUndefined ? text.Length : call.Integer(1);
        return Part(call, text, (from, Math.Min(length, text.Length - from)));
    }

    // The special casings that .NET's simple mapping lacks and that scripts may meet (Unicode SpecialCasing).
    private static string Upper(string text)
    {
        var upper = text.ToUpperInvariant();
        return upper.Contains('ß') ? upper.Replace("ß", "SS", StringComparison.Ordinal) : upper;
    }

    private static string Lower(string text)
    {
        var lower = text.ToLowerInvariant();
        return lower.Contains('İ') ? lower.Replace("İ", "i̇", StringComparison.Ordinal) : lower;
    }

    private static string TrimStart(string text)
    {
        var start = 0;
        while (start < text.Length && NumberText.IsBlank(text[start])) start++;
        return text[start..];
    }

    private static string TrimEnd(string text)
    {
        var end = text.Length;
        while (end > 0 && NumberText.IsBlank(text[end - 1])) end--;
        return text[..end];
    }

    private static Value Pad(in Call call, bool atStart)
    {
        var text = Self(call);
        var missing = call.Integer(0) - text.Length;
        var filler = call[1].IsUndefined ? " " : call.Text(1);
        if (missing <= 0 || filler.Length == 0) return Value.Of(text);
        call.ReserveText(2 * (missing + text.Length));
        var padding = new StringBuilder((int)missing + filler.Length);
        while (padding.Length < missing) padding.Append(filler);
        padding.Length = (int)missing;
        return Value.Of(atStart ? padding + text : text + padding);
    }

    private static Value Repeat(in Call call)
    {
        var text = Self(call);
        var count = call.Integer(0);
        if (count < 0 || double.IsInfinity(count)) throw call.X.RangeError("Invalid count value");
        if (text.Length == 0 || count == 0) return Value.EmptyText;
        call.ReserveText(2 * text.Length * count);
        return Value.Of(new StringBuilder().Insert(0, text, (int)count).ToString());
    }

    private static Value Normalize(in Call call)
    {
        var form = call[0].IsUndefined ? "NFC" : call.Text(0);
        var text = WholeSelf(call);
        var wanted = form switch
        {
            "NFC" => NormalizationForm.FormC,
            "NFD" => NormalizationForm.FormD,
            "NFKC" => NormalizationForm.FormKC,
            "NFKD" => NormalizationForm.FormKD,
            _ => throw call.X.RangeError("The normalization form should be one of NFC, NFD, NFKC, NFKD"),
        };
        call.ReserveText(text.Length * 4.0);
        return Value.Of(IsWellFormed(text) ? text.Normalize(wanted) : text);
    }

    private static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (i + 1 >= text.Length || !char.IsSurrogatePair(text[i], text[i + 1])) return false;
            i++;
        }
        return true;
    }
}
