namespace Ciac.Workflows.Definitions;

/// <summary>
/// A type as a definition names it: Elsa's alias (<c>Int32?</c>, <c>List&lt;String&gt;</c>, <c>Order[]</c>) or the name of a
/// .NET type with its assembly. Names are in lower case; what is not known is its own simple name.
/// </summary>
internal readonly record struct TypeAlias(string Name, bool IsCollection)
{
    private static readonly HashSet<string> Collections = new(StringComparer.Ordinal)
    {
        "list", "hashset", "collection", "ienumerable", "icollection", "ilist", "iset", "ireadonlylist", "ireadonlycollection", "ireadonlyset",
    };

    private static readonly HashSet<string> Structures = new(StringComparer.Ordinal)
    {
        "json", "jsonelement", "jsonnode", "jsonobject", "jsonarray", "stringdictionary", "objectdictionary", "stringmap", "objectmap",
        "jobject", "jarray", "expandoobject", "dictionary", "idictionary", "ireadonlydictionary",
    };

    /// <summary>A value of the type is an object or list, written in texts as JSON.</summary>
    public bool IsStructure => Structures.Contains(Name);

    public static TypeAlias Parse(string? alias, bool isArray = false)
    {
        var text = (alias ?? "Object").Trim();
        var (outer, inner) = Generic(text);
        if (text.EndsWith("[]", StringComparison.Ordinal))
            return Parse(text[..^2]) with { IsCollection = true };
        if (inner is not null && Simple(outer) == "nullable")
            return Parse(inner, isArray);
        return inner is not null && Collections.Contains(Simple(outer))
            ? Parse(inner) with { IsCollection = true }
            : new(Simple(outer), isArray);
    }

    /// <summary>Both ways of writing a generic type: <c>List&lt;String&gt;</c> and <c>System.Collections.Generic.List`1[[System.String, …]], …</c>.</summary>
    private static (string Outer, string? Inner) Generic(string text)
    {
        var angle = text.IndexOf('<', StringComparison.Ordinal);
        if (angle > 0 && text.LastIndexOf('>') is var end && end > angle)
            return (text[..angle], text[(angle + 1)..end]);
        var tick = text.IndexOf('`', StringComparison.Ordinal);
        if (tick < 0)
            return (text, null);
        var open = text.IndexOf("[[", StringComparison.Ordinal);
        var close = text.LastIndexOf("]]", StringComparison.Ordinal);
        return (text[..tick], open > tick && close > open ? text[(open + 2)..close] : null);
    }

    private static string Simple(string text)
    {
        var name = text.Split(',')[0].TrimEnd('?').Trim();
        var dot = name.LastIndexOf('.');
#pragma warning disable CA1308 // names are compared in lower case by convention, nothing is shown to a user
        return (dot < 0 ? name : name[(dot + 1)..]).ToLowerInvariant();
#pragma warning restore CA1308
    }
}
