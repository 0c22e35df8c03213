using System.Text.Json;
using Ciac.Workflows.Definitions;

namespace Ciac.Workflows.Expressions.Bindings;

/// <summary>Turns the input wrappers of a definition into expressions.</summary>
internal static class ExpressionCompiler
{
    /// <summary>
    /// An input: <c>{typeName, expression:{type, value}}</c>, or a bare primitive, which is a literal. Null: not set; as in Elsa,
    /// so is a wrapper without a type.
    /// </summary>
    public static Expression? CompileInput(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
            return new Expression.Literal(PlainValue.From(json));
        if (IsWithoutType(json))
            return null;
        if (json.Member("expression") is { } expression)
            return Compile(expression);
        // Old files and hand-written ones leave the wrapper out for structures.
        return json.Member("typeName") is null ? new Expression.Literal(PlainValue.From(json)) : null;
    }

    public static bool IsWithoutType(JsonElement json) => json.Member("expression") is not null && json.Member("typeName") is null;

    /// <summary>An expression: <c>{type, value}</c>.</summary>
    public static Expression? Compile(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
            return new Expression.Literal(PlainValue.From(json));
        var value = json.Member("value");
        return (json.Text("type") ?? "Literal") switch
        {
            "Literal" => new Expression.Literal(value is { } literal ? PlainValue.From(literal) : null),
            "Object" or "Json" => Structure(value),
            "Variable" => Reference(value) is { } variable ? new Expression.Variable(variable.Text("id"), variable.Text("name")) : null,
            "Input" => Reference(value) is { } input ? new Expression.Argument(input.Text("name") ?? "") : null,
            "JavaScript" => CompileScript(value?.ToString() ?? ""),
            var other => new Expression.Broken($"Expressions of type {other} are not supported."),
        };
    }

    public static Expression CompileScript(string source)
    {
        if (string.IsNullOrWhiteSpace(source))
            return new Expression.Literal(null);
        try
        {
            return new Expression.Script(CompiledScript.Parse(source));
        }
        catch (ScriptException error)
        {
            return new Expression.Broken($"Line {error.Line}, column {error.Column}: {error.Message}");
        }
    }

    private static Expression Structure(JsonElement? value)
    {
        if (value is not { ValueKind: JsonValueKind.String } text)
            return new Expression.Literal(value is { } structure ? PlainValue.From(structure) : null);
        var source = text.GetString()!;
        if (string.IsNullOrWhiteSpace(source))
            return new Expression.Literal(null);
        return Parsed(source) is { } parsed
            ? new Expression.Literal(PlainValue.From(parsed))
            : new Expression.Broken("The expression is not valid JSON.");
    }

    /// <summary>A variable or input definition, as an object or as a string that holds one.</summary>
    private static JsonElement? Reference(JsonElement? value) => value switch
    {
        { ValueKind: JsonValueKind.Object } json => json,
        { ValueKind: JsonValueKind.String } text => Parsed(text.GetString()!),
        _ => null,
    };

    private static JsonElement? Parsed(string source)
    {
        try
        {
            using var document = JsonDocument.Parse(source);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;   // the caller says what that means
        }
    }
}
