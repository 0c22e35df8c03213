using System.Text;
using Ciac.Workflows.Expressions.Running;
using Ciac.Workflows.Expressions.Values;

namespace Ciac.Workflows.Expressions.Builtins;

internal static class StringLibrary
{
    public static void Install(Library globals)
    {
        globals.Type(new NativeFunction("String", 1, (in call) => call.Count == 0 ? Value.EmptyText : To.TextValue(call[0], call.X)), Intrinsics.StringPrototype)
            .Method("fromCharCode", 1, FromCharCode)
            .Method("fromCodePoint", 1, FromCodePoint);
        var prototype = new Library(Intrinsics.StringPrototype)
            .Method("toString", 0, (in call) => Value.Of(Self(call)))
            .Method("valueOf", 0, (in call) => Value.Of(Self(call)))
            .Method("charAt", 1, (in call) => CharAt(call, call.Integer(0)) is { } c ? Value.Of(Access.Character(c)) : Value.EmptyText)
            .Method("at", 1, At)
            .Method("charCodeAt", 1, (in call) => Value.Of(CharAt(call, call.Integer(0)) ?? double.NaN))
            .Method("codePointAt", 1, CodePointAt)
            .Method("concat", 1, Concat)
            .Method("includes", 1, (in call) => Value.Of(IndexOf(call) >= 0))
            .Method("indexOf", 1, (in call) => Value.Of(IndexOf(call)))
            .Method("lastIndexOf", 1, (in call) => Value.Of(LastIndexOf(call)))
            .Method("startsWith", 1, StartsWith)
            .Method("endsWith", 1, EndsWith)
            .Method("localeCompare", 1, (in call) => Value.Of(Math.Sign(Compare(call))));
        StringMaking.Install(prototype);
        StringMatching.Install(prototype);
    }

    /// <summary>The receiver as text, for functions that look at a few characters of it.</summary>
    public static string Self(in Call call) =>
        call.Self.IsNullish ? throw call.X.TypeError("String function called on null or undefined") : To.Text(call.Self, call.X);

    /// <summary>The receiver as text, for functions that go over all of it and may copy it.</summary>
    public static string WholeSelf(in Call call)
    {
        var text = Self(call);
        call.ReserveText(text.Length);
        return text;
    }

    private static char? CharAt(in Call call, double index)
    {
        var text = Self(call);
        return index >= 0 && index < text.Length ? text[(int)index] : null;
    }

    private static Value At(in Call call)
    {
        var index = call.Integer(0);
        return CharAt(call, index < 0 ? Self(call).Length + index : index) is { } c ? Value.Of(Access.Character(c)) : Value.Undefined;
    }

    private static Value CodePointAt(in Call call)
    {
        if (CharAt(call, call.Integer(0)) is not { } first) return Value.Undefined;
        var next = CharAt(call, call.Integer(0) + 1) ?? '\0';
        return Value.Of(char.IsHighSurrogate(first) && char.IsLowSurrogate(next) ? char.ConvertToUtf32(first, next) : first);
    }

    private static Value Concat(in Call call)
    {
        var text = Value.Of(Self(call));
        foreach (var argument in call.Arguments) text = Rope.Concat(text, To.TextValue(argument, call.X), call.X.Budget);
        return text;
    }

    /// <summary>An argument as an offset in the text: unlike slice, these functions do not count from the end.</summary>
    private static int Offset(in Call call, int index, string text, int missing) =>
        call[index].IsUndefined ? missing : (int)Math.Clamp(call.Integer(index), 0, text.Length);

    private static string SearchText(in Call call) => call[0].AsObject is ScriptRegex
        ? throw call.X.TypeError("A regular expression cannot be searched for here")
        : call.Text(0);

    private static int IndexOf(in Call call)
    {
        var text = Self(call);
        var from = Offset(call, 1, text, 0);
        var found = text.IndexOf(SearchText(call), from, StringComparison.Ordinal);
        call.X.Budget.Spend(((found < 0 ? text.Length : found) - from) / 64);
        return found;
    }

    private static int LastIndexOf(in Call call)
    {
        var text = Self(call);
        var wanted = call.Text(0);
        var from = double.IsNaN(call.Number(1)) ? text.Length : Offset(call, 1, text, text.Length);
        call.X.Budget.Spend(text.Length / 64);
        var end = Math.Min(text.Length, from + wanted.Length);
        return text.AsSpan(0, end).LastIndexOf(wanted, StringComparison.Ordinal);
    }

    private static Value StartsWith(in Call call)
    {
        var text = Self(call);
        return Value.Of(text.AsSpan(Offset(call, 1, text, 0)).StartsWith(SearchText(call), StringComparison.Ordinal));
    }

    private static Value EndsWith(in Call call)
    {
        var text = Self(call);
        return Value.Of(text.AsSpan(0, Offset(call, 1, text, text.Length)).EndsWith(SearchText(call), StringComparison.Ordinal));
    }

    private static int Compare(in Call call)
    {
        var text = WholeSelf(call);
        return System.Globalization.CultureInfo.InvariantCulture.CompareInfo.Compare(text, call.Text(0));
    }

    private static Value FromCharCode(in Call call)
    {
        call.ReserveText(call.Count);
        var text = new StringBuilder(call.Count);
        foreach (var code in call.Arguments) text.Append((char)(To.Int32(code, call.X) & 0xffff));
        return Value.Of(text.ToString());
    }

    private static Value FromCodePoint(in Call call)
    {
        call.ReserveText(2.0 * call.Count);
        var text = new StringBuilder();
        foreach (var argument in call.Arguments)
        {
            var code = To.Number(argument, call.X);
            if (!(code >= 0 && code <= 0x10ffff && code == Math.Floor(code))) throw call.X.RangeError("Invalid code point");
            if (code <= 0xffff) text.Append((char)code);
            else text.Append(char.ConvertFromUtf32((int)code));
        }
        return Value.Of(text.ToString());
    }
}
