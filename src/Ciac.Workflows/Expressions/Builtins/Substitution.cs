using System.Text;
using Ciac.Workflows.Expressions.Running;
using Ciac.Workflows.Expressions.Values;

namespace Ciac.Workflows.Expressions.Builtins;

/// <summary>One match to be replaced; Groups from number 1, Names null when there are none.</summary>
internal sealed record Found(int At, int Length, IReadOnlyList<Value> Groups, IReadOnlyDictionary<string, int>? Names)
{
    /// <summary>What a replacing function is called with.</summary>
    public Value[] Arguments(string text)
    {
        Value[] arguments = [Value.Of(text.Substring(At, Length)), .. Groups, Value.Of(At), Value.Of(text)];
        return Names is null or { Count: 0 } ? arguments : [.. arguments, Matching.NamedGroups(Names, Groups)];
    }
}

/// <summary>$&amp;, $1, $&lt;name&gt; … in a replacement text (ECMA-262 §22.1.3.19.1).</summary>
internal static class Substitution
{
    public static string Expand(string template, string text, Found found, Execution x)
    {
        if (!template.Contains('$')) return template;
        var result = new StringBuilder();
        for (var i = 0; i < template.Length;)
        {
            var length = template[i] == '$' ? Append(template, i, result, (text, found)) : 0;
            if (length == 0) result.Append(template[i++]);
            i += length;
            x.Budget.Reserve(result.Length * 4L);
        }
        return result.ToString();
    }

    /// <summary>Appends what the reference at the dollar sign means and gives its length; 0 when it is none.</summary>
    private static int Append(string template, int at, StringBuilder result, (string Text, Found Found) source)
    {
        var (text, found) = source;
        switch (at + 1 < template.Length ? template[at + 1] : '\0')
        {
            case '$':
                result.Append('$');
                return 2;
            case '&':
                result.Append(text, found.At, found.Length);
                return 2;
            case '`':
                result.Append(text, 0, found.At);
                return 2;
            case '\'':
                result.Append(text.AsSpan(found.At + found.Length));
                return 2;
            case '<' when found.Names is { Count: > 0 }:
                return AppendNamed(template, at, result, found);
            default:
                return AppendNumbered(template, at, result, found);
        }
    }

    private static int AppendNamed(string template, int at, StringBuilder result, Found found)
    {
        var close = template.IndexOf('>', at);
        if (close < 0) return 0;
        if (found.Names!.TryGetValue(template[(at + 2)..close], out var number)) AppendGroup(result, found.Groups[number - 1]);
        return close - at + 1;
    }

    private static int AppendNumbered(string template, int at, StringBuilder result, Found found)
    {
        var digits = template.Skip(at + 1).Take(2).TakeWhile(char.IsAsciiDigit).ToArray();
        for (var count = digits.Length; count > 0; count--)
        {
            var number = int.Parse(digits.AsSpan(0, count), System.Globalization.CultureInfo.InvariantCulture);
            if (number == 0 || number > found.Groups.Count) continue;
            AppendGroup(result, found.Groups[number - 1]);
            return count + 1;
        }
        return 0;
    }

    private static void AppendGroup(StringBuilder result, in Value group)
    {
        if (group.IsString) result.Append(group.Text);
    }
}
