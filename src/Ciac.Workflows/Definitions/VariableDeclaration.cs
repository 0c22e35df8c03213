using System.Text.Json;
using Ciac.Workflows.Expressions.Bindings;

namespace Ciac.Workflows.Definitions;

/// <summary>A declared variable. Referred to by id, found in scripts by name.</summary>
internal sealed record VariableDeclaration(string Id, string Name, TypeAlias Type, object? Default)
{
    /// <summary>The type as it is written.</summary>
    public required string TypeName { get; init; }

    public static VariableDeclaration Read(JsonElement json)
    {
        var name = json.Text("name") ?? "";
        var type = TypeAlias.Parse(json.Text("typeName"), json.Flag("isArray") ?? false);
        return new(json.Text("id") ?? name, name, type, ReadDefault(json.Member("value"), type)) { TypeName = json.Text("typeName") ?? "Object" };
    }

    /// <summary>The default is always written as a string; one that is not of the declared type is none.</summary>
    private static object? ReadDefault(JsonElement? json, TypeAlias type)
    {
        if (json is not { } value)
            return null;
        try
        {
            var plain = PlainValue.From(value);
            // An Object may be written as JSON: there is no other way to write one.
            return DeclaredValue.Of(plain, type is { Name: "object", IsCollection: false } && plain is string ? new("json", false) : type);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
