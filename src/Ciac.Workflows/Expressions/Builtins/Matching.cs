using System.Text.RegularExpressions;
using Ciac.Workflows.Expressions.Patterns;
using Ciac.Workflows.Expressions.Running;
using Ciac.Workflows.Expressions.Values;

namespace Ciac.Workflows.Expressions.Builtins;

/// <summary>What strings and regular expressions share.</summary>
internal static class Matching
{
    private const string LastIndex = "lastIndex";

    /// <summary>RegExp.prototype.exec: minds and moves lastIndex when the pattern is global or sticky.</summary>
    public static Value Exec(ScriptRegex regex, string text, Execution x) =>
        Next(regex, text, x) is { } match ? Result(regex.Pattern, match, text, x) : Value.Null;

    public static Match? Next(ScriptRegex regex, string text, Execution x)
    {
        var moves = regex.Pattern.Has('g') || regex.Pattern.Has('y');
        var from = moves ? To.Integer(regex.Get(LastIndex, x), x) : 0;
        var match = from >= 0 && from <= text.Length ? regex.Pattern.Match(text, (int)from, x) : null;
        if (moves) regex.Set(LastIndex, Value.Of(match is null ? 0 : match.Index + match.Length), x);
        return match;
    }

    public static IEnumerable<Match> First(ScriptRegex regex, string text, Execution x) => Next(regex, text, x) is { } match ? [match] : [];

    public static IEnumerable<Match> All(CompiledPattern pattern, string text, Execution x)
    {
        for (var at = 0; at <= text.Length;)
        {
            if (pattern.Match(text, at, x) is not { } match) yield break;
            yield return match;
            at = match.Index + match.Length;
            if (match.Length == 0) at += pattern.Has('u') && at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1]) ? 2 : 1;
        }
    }

    public static Value Group(Match match, int number) =>
        match.Groups[number] is { Success: true } group ? Value.Of(group.Value) : Value.Undefined;

    public static Value[] Groups(CompiledPattern pattern, Match match) =>
        [.. Enumerable.Range(1, pattern.Groups).Select(number => Group(match, number))];

    public static Value NamedGroups(IReadOnlyDictionary<string, int> names, IReadOnlyList<Value> groups)
    {
        var named = new ScriptObject(null);
        foreach (var (name, number) in names) named.Install(name, groups[number - 1], PropertyFlags.All);
        return Value.Of(named);
    }

    /// <summary>The array that exec, match and matchAll give.</summary>
    public static Value Result(CompiledPattern pattern, Match match, string text, Execution x)
    {
        var groups = Groups(pattern, match);
        var result = new ScriptArray(new[] { Value.Of(match.Value) }.Concat(groups).ToArray());
        result.Define("index", Value.Of(match.Index), PropertyFlags.All, x);
        result.Define("input", Value.Of(text), PropertyFlags.All, x);
        result.Define("groups", pattern.Names.Count == 0 ? Value.Undefined : NamedGroups(pattern.Names, groups), PropertyFlags.All, x);
        return Value.Of(result);
    }
}
