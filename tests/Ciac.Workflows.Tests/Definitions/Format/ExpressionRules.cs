using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ciac.Workflows.Expressions;
using Ciac.Workflows.Expressions.Bindings;

namespace Ciac.Workflows.Tests.Definitions.Format;

/// <summary>Rules about inputs and their expressions.</summary>
internal static class ExpressionRules
{
    private static readonly string[] Kinds = ["Literal", "Object", "Variable", "Input", "JavaScript"];

    public static IReadOnlyList<FormatRule> All { get; } =
    [
        new("1.4 inputs have a type", json => Where(json, (_, wrapper, _) => wrapper.Text("typeName").Length == 0), json => ((JsonObject)Input(json, "line", "text")).Remove("typeName")),
        new("1.4 expressions are of a known kind", json => Where(json, (_, _, expression) => !Kinds.Contains(expression.Text("type"))), json => Set(json, "line", "text", "type", "Liquid")),
        new("1.4 nothing is written that is ignored", json => Where(json, (_, wrapper, _) => wrapper.ContainsKey("memoryReference")),
            json => Input(json, "line", "text")["memoryReference"] = new JsonObject { ["id"] = "x" }),
        new("1.4 objects are JSON in a text", json => Where(json, (_, _, expression) => Is(expression, "Object") && !IsJson(expression)), json => Set(json, "fork", "branches", "value", "[1")),
        new("1.4 variables are declared", json => Where(json, (root, _, expression) => Is(expression, "Variable")
            && !Parts.Variables(root).Any(variable => variable.Id() == (expression["value"] as JsonObject)?.Id())), json => Input(json, "name", "value")["expression"]!["value"]!["id"] = "w"),
        new("1.4 inputs of the workflow are declared", json => Where(json, (root, _, expression) => Is(expression, "Input")
            && !Parts.Objects(root["inputs"]).Any(input => input.Text("name") == (expression["value"] as JsonObject)?.Text("name"))),
            json => Input(json, "event", "eventName")["expression"]!["value"]!["name"] = "Other"),
        new("1.4 scripts can be read", json => Where(json, (_, _, expression) => Is(expression, "JavaScript") && !IsScript(expression.Text("value"))), json => Set(json, "line", "text", "value", "1 +")),
        new("1.1 spans of time mean the same in Elsa", json => Where(json, (_, wrapper, expression) => wrapper.Text("typeName") == "TimeSpan" && Is(expression, "Literal")
            && !IsSpan(expression.Text("value"))),
            json => Set(json, "delay", "timeSpan", "value", "72:00:00")),
    ];

    private static IEnumerable<string> Where(JsonObject json, Func<JsonObject, JsonObject, JsonObject, bool> isWrong) =>
        Parts.Inputs(json).Where(input => isWrong(json, input.Wrapper, (JsonObject)input.Wrapper["expression"]!)).Select(input => $"{input.Activity.Id()}.{input.Name}");

    private static bool Is(JsonObject expression, string kind) => expression.Text("type") == kind;

    private static JsonNode Input(JsonObject json, string activity, string name) => Sample.Activity(json, activity)[name]!;

    private static void Set(JsonObject json, string activity, string input, string member, string value) => Input(json, activity, input)["expression"]![member] = value;

    private static bool IsSpan(string text) =>
        TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out _) && !Duration.IsReadAsDaysByElsa(text);

    private static bool IsJson(JsonObject expression)
    {
        try
        {
            using var _ = JsonDocument.Parse(expression.Text("value"));
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static bool IsScript(string source)
    {
        try
        {
            _ = CompiledScript.Parse(source);
            return true;
        }
        catch (ScriptException)
        {
            return false;
        }
    }
}
