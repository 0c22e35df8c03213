using System.Text.Json;

namespace Ciac.Workflows.Definitions;

/// <summary>Reads members without regard to case, as Elsa does.</summary>
internal static class JsonReading
{
    private static readonly string[] WrapperNames = ["$values", "items", "values", "_items", "_values"];

    public static JsonElement? Member(this JsonElement json, string name)
    {
        if (json.ValueKind != JsonValueKind.Object)
            return null;
        if (json.TryGetProperty(name, out var exact))
            return exact.ValueKind == JsonValueKind.Null ? null : exact;
        foreach (var member in json.EnumerateObject())
            if (member.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
                return member.Value.ValueKind == JsonValueKind.Null ? null : member.Value;
        return null;
    }

    public static string? Text(this JsonElement json, string name) =>
        json.Member(name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    public static bool? Flag(this JsonElement json, string name) => json.Member(name) switch
    {
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        { ValueKind: JsonValueKind.String } text when bool.TryParse(text.GetString(), out var flag) => flag,
        _ => null,
    };

    public static int? Number(this JsonElement json, string name) =>
        json.Member(name) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out var value) ? value : null;

    /// <summary>An array's items; also of the old <c>{"$values":[…]}</c> and <c>{"_items":[…]}</c> wrappers, and a single object as one item.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement json, string name) => json.Member(name) switch
    {
        { ValueKind: JsonValueKind.Array } array => array.EnumerateArray(),
        { ValueKind: JsonValueKind.Object } wrapped => Unwrapped(wrapped),
        _ => [],
    };

    private static IEnumerable<JsonElement> Unwrapped(JsonElement wrapped)
    {
        foreach (var name in WrapperNames)
            if (wrapped.Member(name) is { ValueKind: JsonValueKind.Array } array)
                return [.. array.EnumerateArray()];
        return wrapped.EnumerateObject().Any() ? [wrapped] : [];
    }
}
