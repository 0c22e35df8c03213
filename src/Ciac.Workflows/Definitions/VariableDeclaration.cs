using System.Globalization;
using System.Text.Json;
using Ciac.Workflows.Expressions.Bindings;

namespace Ciac.Workflows.Definitions;

/// <summary>A declared variable. Referred to by id, found in scripts by name.</summary>
internal sealed record VariableDeclaration(string Id, string Name, string TypeName, object? Default)
{
    public static VariableDeclaration Read(JsonElement json)
    {
        var name = json.Text("name") ?? "";
        var type = json.Text("typeName") ?? "Object";
        var isArray = json.Flag("isArray") ?? type.EndsWith("[]", StringComparison.Ordinal);
        return new(json.Text("id") ?? name, name, type, ReadDefault(json.Member("value"), type, isArray));
    }

    /// <summary>The default is always written as a string; it is converted to the declared type.</summary>
    private static object? ReadDefault(JsonElement? value, string type, bool isArray)
    {
        if (value is not { ValueKind: JsonValueKind.String } text)
            return value is { } other ? PlainValue.From(other) : null;
        var raw = text.GetString()!;
        return isArray || TypeAlias.IsStructure(type) ? Structure(raw) : Scalar(raw, TypeAlias.Simple(type));
    }

    private static object? Structure(string raw)
    {
        if (string.IsNullOrWhiteSpace(raw))
            return null;
        try
        {
            using var document = JsonDocument.Parse(raw);
            return PlainValue.From(document.RootElement);
        }
        catch (JsonException)
        {
            return raw;   // Elsa keeps a text that is not JSON as a text
        }
    }

    private static object? Scalar(string raw, string type) => type switch
    {
        "boolean" => bool.TryParse(raw, out var flag) ? flag : null,
        "int16" or "int32" or "int64" or "long" => long.TryParse(raw, CultureInfo.InvariantCulture, out var whole) ? whole : null,
        "single" or "double" => double.TryParse(raw, CultureInfo.InvariantCulture, out var number) ? number : null,
        "decimal" => decimal.TryParse(raw, CultureInfo.InvariantCulture, out var exact) ? exact : null,
        _ => raw,
    };
}
