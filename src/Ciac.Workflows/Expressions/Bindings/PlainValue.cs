using System.Collections;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Ciac.Workflows.Expressions.Bindings;

/// <summary>
/// Values inside the engine are plain: null, bool, long, double, decimal, string, List of them, Dictionary of them by name.
/// Anything else becomes plain on its way in, so that what is stored is what scripts see.
/// </summary>
internal static class PlainValue
{
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web) { Converters = { new PlainValueConverter() } };

    public static object? From(object? value) => value switch
    {
        null or bool or long or double or decimal or string => value,
        int or short or byte or sbyte or ushort or uint => Convert.ToInt64(value, CultureInfo.InvariantCulture),
        float single => (double)single,
        Enum name => name.ToString(),
        DateTimeOffset moment => moment.ToString("O", CultureInfo.InvariantCulture),
        DateTime moment => moment.ToString("O", CultureInfo.InvariantCulture),
        TimeSpan span => span.ToString("c", CultureInfo.InvariantCulture),
        Guid id => id.ToString(),
        JsonElement element => From(element),
        JsonNode node => From(JsonSerializer.SerializeToElement(node)),
        byte[] bytes => Convert.ToBase64String(bytes),
        IReadOnlyDictionary<string, object?> map => map.ToDictionary(entry => entry.Key, entry => From(entry.Value)),
        IEnumerable list when value is IList or ISet<string> => list.Cast<object?>().Select(From).ToList(),
        _ => From(JsonSerializer.SerializeToElement(value, value.GetType(), Json)),
    };

    public static object? From(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => null,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Number => element.TryGetInt64(out var whole) ? (object)whole : element.GetDouble(),
        JsonValueKind.Array => element.EnumerateArray().Select(From).ToList(),
        _ => FromObject(element),
    };

    public static string ToJson(object? value) => JsonSerializer.Serialize(value, Json);

    /// <summary>How a value reads in a line of text.</summary>
    public static string ToText(object? value) => value switch
    {
        null => "",
        string text => text,
        bool flag => flag ? "true" : "false",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => ToJson(value),
    };

    private static Dictionary<string, object?> FromObject(JsonElement element)
    {
        var map = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var member in element.EnumerateObject())
            map[member.Name] = From(member.Value);
        return map;
    }
}
