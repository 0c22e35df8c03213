using System.Globalization;
using System.Text.Json.Nodes;
using Ciac.Workflows.Definitions;

namespace Ciac.Workflows.Tests.Definitions.Format;

/// <summary>Rules about the whole file, variables, inputs, outputs and options.</summary>
internal static class DefinitionRules
{
    private const string Schema = "https://elsaworkflows.io/schemas/workflow-definition/v3.0.0/schema.json";
    private static readonly string[] Lists = ["variables", "inputs", "outputs", "outcomes"];
    private static readonly string[] Drivers = ["WorkflowInstanceStorageDriver", "WorkflowStorageDriver", "MemoryStorageDriver"];
    private static readonly string[] Activations = ["AllowAlways", "Singleton", "Correlation", "CorrelatedSingleton"];
    private static readonly string[] Incidents = ["FaultStrategy", "ContinueWithIncidentsStrategy"];

    private static readonly HashSet<string> Types = new(StringComparer.OrdinalIgnoreCase)
    {
        "Int16", "Int32", "Int64", "Long", "Single", "Double", "Decimal", "Object", "String", "Boolean", "Guid", "DateTime", "DateTimeOffset", "TimeSpan",
        "ByteArray", "Stream", "JSON", "JsonElement", "JsonNode", "JsonObject", "JsonArray", "StringDictionary", "ObjectDictionary", "StringMap",
        "ObjectMap", "JObject", "JArray", "FlowJoinMode", "SwitchMode", "ExceptionState",
    };

    public static IReadOnlyList<FormatRule> All { get; } =
    [
        new("1.1 the schema is the first member", json => json.First() is { Key: "$schema" } first && first.Value?.ToString() == Schema ? [] : ["$schema"],
            json => json.Remove("$schema")),
        new("1.1 names are in camel case", json => Parts.Members(json).Where(member => char.IsUpper(member.Key[0])).Select(member => member.Path),
            json => json["root"]!["Name"] = "x"),
        new("1.1 nothing is wrapped for the serializer", json => Parts.Members(json).Where(member => member.Key is "_type" or "$values" or "$id" or "$ref").Select(member => member.Path),
            json => json["root"]!["_type"] = "x"),
        new("1.1 types are registered aliases", json => Parts.Members(json).Where(member => member.Key == "typeName" && !IsAlias(member.Value?.ToString())).Select(member => member.Path),
            json => json["variables"]![0]!["typeName"] = "Some.Class, Some.Assembly"),
        new("1.2 ids and name are there", json => ((string[])["id", "definitionId", "name"]).Where(name => json.Text(name).Trim().Length == 0), json => json["name"] = " "),
        new("1.2 version and moment are there", json => json["version"] is JsonValue version && version.TryGetValue<int>(out var number) && number > 0
            && DateTimeOffset.TryParse(json.Text("createdAt"), CultureInfo.InvariantCulture, out _) ? [] : ["version, createdAt"], json => json["version"] = "1"),
        new("1.2 the tool's version has four parts", json => Version.TryParse(json.Text("toolVersion"), out var version) && version.Revision >= 0 ? [] : ["toolVersion"],
            json => json["toolVersion"] = "3.7"),
        new("1.2 lists are lists", json => Lists.Where(name => json[name] is not JsonArray), json => json["outcomes"] = null),
        new("1.2 usable as an activity is an option", json => json.ContainsKey("usableAsActivity") ? ["usableAsActivity"] : [], json => json["usableAsActivity"] = true),
        new("1.2 there is a root", json => json["root"] is JsonObject ? [] : ["root"], json => json.Remove("root")),
        new("1.6 variables have id, name, type and flag", json => Parts.Variables(json).Where(variable => variable.Id().Length == 0 || variable.Text("name").Length == 0
            || variable.Text("typeName").Length == 0 || variable["isArray"] is not JsonValue).Select(variable => variable.ToJsonString()), json => ((JsonObject)json["variables"]![0]!).Remove("isArray")),
        new("1.6 defaults are texts", json => Parts.Variables(json).Where(variable => variable["value"] is { } value && value.GetValueKind() != System.Text.Json.JsonValueKind.String)
            .Select(variable => variable.Text("name")), json => json["variables"]![0]!["value"] = 5),
        new("1.6 variables survive a wait", json => Parts.Variables(json).Where(variable => !Drivers.Any(driver => variable.Text("storageDriverTypeName").Contains(driver, StringComparison.Ordinal)))
            .Select(variable => variable.Text("name")), json => ((JsonObject)json["variables"]![0]!).Remove("storageDriverTypeName")),
        new("1.7 inputs and outputs have type, name and display name", json => Parts.Objects(json["inputs"]).Concat(Parts.Objects(json["outputs"]))
            .Where(argument => !IsAlias(argument.Text("type")) || argument.Text("name").Length == 0 || argument.Text("displayName").Length == 0)
            .Select(argument => argument.ToJsonString()), json => json["outputs"]![0]!["type"] = ""),
        new("1.7 inputs survive a wait", json => Parts.Objects(json["inputs"]).Where(input => !Drivers[..2].Any(driver => input.Text("storageDriverType").Contains(driver, StringComparison.Ordinal)))
            .Select(input => input.Text("name")), json => ((JsonObject)json["inputs"]![0]!).Remove("storageDriverType")),
        new("1.8 strategies are known", json => json["options"] is not JsonObject options ? ["options"]
            : Unknown(options, "activationStrategyType", Activations).Concat(Unknown(options, "incidentStrategyType", Incidents)), json => json["options"]!["incidentStrategyType"] = "Hope"),
    ];

    private static bool IsAlias(string? alias) => alias is { Length: > 0 } && Types.Contains(TypeAlias.Parse(alias).Name) && !alias.Contains(',', StringComparison.Ordinal);

    private static IEnumerable<string> Unknown(JsonObject options, string name, string[] known) =>
        options[name] is { } strategy && !known.Contains(strategy.ToString()) ? [name] : [];
}
