using System.Text.Json;
using System.Text.RegularExpressions;

namespace Ciac.Core.Outside.Wire;

internal static partial class WireJson
{
    private const int LongestReason = 200;

    /// <summary>A missing or null member that the wire type requires makes the whole answer unreadable.</summary>
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>Null when the body is not that.</summary>
    public static T? Read<T>(ReadOnlySpan<byte> body)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(body, Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A stranger's sentence for our records: bounded, and without anything that could be a phone or an ID number.</summary>
    public static string Reason(string? text)
    {
        var kept = text is { Length: > LongestReason } ? text[..LongestReason] : text ?? "";
        return LongNumber().Replace(kept, "…");
    }

    [GeneratedRegex("[0-9]{6,}[0-9Xx]*")]
    private static partial Regex LongNumber();
}
