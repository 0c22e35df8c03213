using Ciac.Workflows.Expressions.Patterns;
using Ciac.Workflows.Expressions.Running;
using Ciac.Workflows.Expressions.Values;
using static Ciac.Workflows.Expressions.Builtins.StringLibrary;

namespace Ciac.Workflows.Expressions.Builtins;

/// <summary>String functions that take a string or a regular expression.</summary>
internal static class StringMatching
{
    public static void Install(Library prototype) => prototype
        .Method("match", 1, Match)
        .Method("matchAll", 1, MatchAll)
        .Method("search", 1, Search)
        .Method("split", 2, Split)
        .Method("replace", 2, (in call) => Replace(call, all: false))
        .Method("replaceAll", 2, (in call) => Replace(call, all: true));

    private static ScriptRegex Regex(in Call call, string flags) => call[0].AsObject as ScriptRegex
        ?? new ScriptRegex(CompiledPattern.Compile(call[0].IsUndefined ? "" : call.Text(0), flags, call.X));

    private static Value Match(in Call call)
    {
        var text = WholeSelf(call);
        var regex = Regex(call, "");
        if (!regex.Pattern.Has('g')) return Matching.Exec(regex, text, call.X);
        var list = new ValueList(call.X);
        foreach (var match in Matching.All(regex.Pattern, text, call.X)) list.Add(Value.Of(match.Value));
        return list.Count == 0 ? Value.Null : list.ToScriptArray();
    }

    private static Value MatchAll(in Call call)
    {
        var text = WholeSelf(call);
        var regex = Regex(call, "g");
        if (!regex.Pattern.Has('g')) throw call.X.TypeError("matchAll needs a regular expression with the g flag");
        var x = call.X;
        return Value.Of(new ScriptIterator(Matching.All(regex.Pattern, text, x).Select(m => Matching.Result(regex.Pattern, m, text, x))));
    }

    private static Value Search(in Call call)
    {
        var text = WholeSelf(call);
        return Value.Of(Regex(call, "").Pattern.Match(text, 0, call.X)?.Index ?? -1);
    }

    private static Value Split(in Call call)
    {
        var text = WholeSelf(call);
        var limit = call[1].IsUndefined ? uint.MaxValue : To.UInt32(call[1], call.X);
        var list = new ValueList(call.X);
        foreach (var part in Parts(call, text))
        {
            if (list.Count >= limit) break;
            call.X.Budget.Reserve((part.IsString ? part.TextLength : 0) * 2L);
            list.Add(part);
        }
        return list.ToScriptArray();
    }

    private static IEnumerable<Value> Parts(in Call call, string text)
    {
        if (call[0].IsUndefined) return [Value.Of(text)];
        if (call[0].AsObject is ScriptRegex regex) return SplitByPattern(regex.Pattern, text, call.X);
        var separator = call.Text(0);
        return separator.Length == 0 ? text.Select(c => Value.Of(Access.Character(c))) : SplitByText(text, separator);
    }

    private static IEnumerable<Value> SplitByText(string text, string separator)
    {
        var from = 0;
        for (int at; (at = text.IndexOf(separator, from, StringComparison.Ordinal)) >= 0; from = at + separator.Length)
            yield return Value.Of(text[from..at]);
        yield return Value.Of(text[from..]);
    }

    private static IEnumerable<Value> SplitByPattern(CompiledPattern pattern, string text, Execution x)
    {
        var from = 0;
        if (text.Length == 0 && pattern.Match(text, 0, x) is not null) yield break;
        foreach (var match in Matching.All(pattern, text, x))
        {
            if (match.Length == 0 && (match.Index == from || match.Index >= text.Length)) continue;
            if (match.Index >= text.Length) break;
            yield return Value.Of(text[from..match.Index]);
            for (var group = 1; group <= pattern.Groups; group++) yield return Matching.Group(match, group);
            from = match.Index + match.Length;
        }
        yield return Value.Of(text[from..]);
    }

    private static Value Replace(in Call call, bool all)
    {
        var text = WholeSelf(call);
        if (call[0].AsObject is not ScriptRegex regex) return ReplaceText(call, text, all);
        if (all && !regex.Pattern.Has('g')) throw call.X.TypeError("replaceAll needs a regular expression with the g flag");
        var matches = regex.Pattern.Has('g') ? Matching.All(regex.Pattern, text, call.X) : Matching.First(regex, text, call.X);
        var found = matches.Select(m => new Found(m.Index, m.Length, Matching.Groups(regex.Pattern, m), regex.Pattern.Names));
        return Substitute(call, text, found);
    }

    private static Value ReplaceText(in Call call, string text, bool all)
    {
        var wanted = call.Text(0);
        return Substitute(call, text, Occurrences(text, wanted).Take(all ? int.MaxValue : 1));
    }

    private static IEnumerable<Found> Occurrences(string text, string wanted)
    {
        for (var at = 0; at <= text.Length && (at = text.IndexOf(wanted, at, StringComparison.Ordinal)) >= 0; at += Math.Max(1, wanted.Length))
            yield return new Found(at, wanted.Length, [], null);
    }

    private static Value Substitute(in Call call, string text, IEnumerable<Found> matches)
    {
        var result = Value.EmptyText;
        var from = 0;
        var function = call[1].AsFunction;
        var template = function is null ? call.Text(1) : "";
        foreach (var found in matches)
        {
            call.X.Budget.Step();
            var put = function is null
                ? Value.Of(Substitution.Expand(template, text, found, call.X))
                : To.TextValue(call.Invoke(function, found.Arguments(text)), call.X);
            result = Rope.Concat(result, Value.Of(text[from..found.At]), call.X.Budget);
            result = Rope.Concat(result, put, call.X.Budget);
            from = found.At + found.Length;
        }
        return Rope.Concat(result, Value.Of(text[from..]), call.X.Budget);
    }
}
