using Ciac.Workflows.Expressions.Values;

namespace Ciac.Workflows.Expressions.Running;

/// <summary>What for-of, spread, destructuring and Array.from go over: arrays, strings, maps, sets and their iterators.</summary>
internal static class Iteration
{
    public static IEnumerable<Value> Over(Value source, Execution x) => source.Kind switch
    {
        ValueKind.String => OverText(source.Text),
        ValueKind.Object => source.AsObject switch
        {
            ScriptArray array => OverArray(array),
            ScriptIterator iterator => iterator.Rest(),
            ScriptMap map => map.Entries(),
            ScriptSet set => set.Items(),
            _ => throw x.TypeError("object is not iterable"),
        },
        _ => throw x.TypeError($"{To.Text(source, x)} is not iterable"),
    };

    // The array may grow and shrink under the loop.
    public static IEnumerable<Value> OverArray(ScriptArray array)
    {
        for (var i = 0; i < array.Count; i++) yield return array[i];
    }

    /// <summary>The UTF-16 units of a string, as its own properties are.</summary>
    public static ScriptArray Units(string text, Execution x)
    {
        var list = new ValueList(x);
        foreach (var c in text) list.Add(Value.Of(Access.Character(c)));
        return new ScriptArray(list.ToArray());
    }

    /// <summary>Code points, not UTF-16 units.</summary>
    public static IEnumerable<Value> OverText(string text)
    {
        for (var i = 0; i < text.Length;)
        {
            var length = char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]) ? 2 : 1;
            yield return length == 1 ? Value.Of(Access.Character(text[i])) : Value.Of(text.Substring(i, 2));
            i += length;
        }
    }
}
