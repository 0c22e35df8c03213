using System.Text.Json;

namespace Ciac.Signing.Tests.Pdf;

/// <summary>Reads what qpdf tells about the objects of a file.</summary>
internal static class PdfStructure
{
    public static IEnumerable<JsonElement> Objects(JsonElement objects, string key, string? value) => objects.EnumerateObject()
        .Select(entry => entry.Value.TryGetProperty("value", out var plain) ? plain : entry.Value.GetProperty("stream").GetProperty("dict"))
        .Where(entry => entry.ValueKind == JsonValueKind.Object && entry.TryGetProperty(key, out var found) && (value is null || found.ToString() == value));

    public static JsonElement Value(JsonElement objects, string reference) => objects.GetProperty("obj:" + reference).GetProperty("value");

    public static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
