namespace Ciac.Workflows.Definitions;

/// <summary>Elsa's type aliases, as far as they change how a value is read. Matching ignores case.</summary>
internal static class TypeAlias
{
    private static readonly HashSet<string> Structures = new(StringComparer.OrdinalIgnoreCase)
    {
        "Object", "JSON", "JsonElement", "JsonNode", "JsonObject", "JsonArray", "StringDictionary", "ObjectDictionary",
        "StringMap", "ObjectMap", "JObject", "JArray", "ExpandoObject",
    };

    private static readonly string[] Collections = ["List<", "HashSet<", "Collection<", "IEnumerable<", "ICollection<", "IList<", "IReadOnly", "ISet<"];

    public static bool IsStructure(string alias) =>
        Structures.Contains(Simple(alias)) || alias.EndsWith("[]", StringComparison.Ordinal)
        || Collections.Any(start => alias.StartsWith(start, StringComparison.OrdinalIgnoreCase));

    /// <summary>Lower case, without <c>?</c>, namespace and assembly: <c>System.Int32, System.Private.CoreLib</c> is <c>int32</c>.</summary>
    public static string Simple(string alias)
    {
        var name = alias.Split(',')[0].TrimEnd('?').Trim();
        var dot = name.LastIndexOf('.');
#pragma warning disable CA1308 // aliases are compared in lower case by convention, nothing is shown to a user
        return (dot < 0 ? name : name[(dot + 1)..]).ToLowerInvariant();
#pragma warning restore CA1308
    }
}
