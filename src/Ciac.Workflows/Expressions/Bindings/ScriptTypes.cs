using System.Text.Json;
using Ciac.Workflows.Definitions;

namespace Ciac.Workflows.Expressions.Bindings;

/// <summary>What the scripts of a definition may call, as TypeScript declarations for a designer's editor.</summary>
public static class ScriptTypes
{
    private const string Functions = """
        declare function getWorkflowDefinitionId(): string;
        declare function getWorkflowDefinitionVersionId(): string;
        declare function getWorkflowDefinitionVersion(): number;
        declare function getWorkflowInstanceId(): string;
        declare function getCorrelationId(): string | null;
        declare function setCorrelationId(value: string | null): void;
        declare function getWorkflowInstanceName(): string | null;
        declare function setWorkflowInstanceName(value: string | null): void;
        declare function getVariable(name: string): any;
        declare function setVariable(name: string, value: any): void;
        declare function getInput(name: string): any;
        declare function getOutputFrom(activityIdOrName: string, output?: string): any;
        declare function getLastResult(): any;
        declare function setOutcome(name: string): void;
        declare function setOutcomes(names: string[]): void;
        declare function isNullOrWhiteSpace(value: any): boolean;
        declare function isNullOrEmpty(value: any): boolean;
        declare function toJson(value: any): string;
        declare function parseGuid(value: string): string;
        declare function newGuid(): string;
        declare function newGuidString(): string;
        declare function newShortGuid(): string;
        declare function bytesToString(value: any): string;
        declare function bytesFromString(value: string): any;
        declare function bytesToBase64(value: any): string;
        declare function bytesFromBase64(value: string): any;
        declare function stringToBase64(value: string): string;
        declare function stringFromBase64(value: string): string;
        declare const TimeSpan: { Zero: string, Parse(text: string): string, FromDays(n: number): string, FromHours(n: number): string, FromMinutes(n: number): string, FromSeconds(n: number): string, FromMilliseconds(n: number): string };
        declare const DateTime: { new(year: number, month: number, day: number, hour?: number, minute?: number, second?: number, millisecond?: number): Date, Now: Date, UtcNow: Date, Parse(text: string): Date };
        declare const DateTimeOffset: typeof DateTime;
        interface Random { Next(): number; Next(to: number): number; Next(from: number, to: number): number; NextInt64(from?: number, to?: number): number; NextDouble(): number; }
        declare const Random: { new(seed?: number): Random, Shared: Random };
        declare const LogPersistenceMode: { Inherit: string, Include: string, Exclude: string };
        declare const Guid: { Empty: string, NewGuid(): string, Parse(text: string): string };
        interface Date { AddDays(n: number): Date; AddHours(n: number): Date; AddMinutes(n: number): Date; AddSeconds(n: number): Date; AddMilliseconds(n: number): Date; }

        """;

    /// <summary>The declarations: Elsa's functions, and the accessors of this definition's variables, inputs and activities' outputs.</summary>
    /// <param name="json">The definition, as it is in the editor.</param>
    /// <exception cref="JsonException">Not a definition.</exception>
    public static string Of(string json)
    {
        var document = DefinitionDocument.Parse(json);
        var variables = document.Variables.Where(variable => PascalCase.Of(variable.Name).Length > 0).ToList();
        var accessors = variables.Select(variable => $"declare function get{PascalCase.Of(variable.Name)}(): {TypeOf(variable.Type)};")
            .Concat(variables.Select(variable => $"declare function set{PascalCase.Of(variable.Name)}(value: {TypeOf(variable.Type)}): void;"))
            .Concat(document.Inputs.Where(input => PascalCase.Of(input.Name).Length > 0).Select(input => $"declare function get{PascalCase.Of(input.Name)}(): {TypeOf(input.Type)};"))
            .Append("declare const variables: {")
            .Concat(variables.Select(variable => $"  {JsonSerializer.Serialize(variable.Name, PlainValue.Json)}: {TypeOf(variable.Type)};"))
            .Append("};\n");
        return Functions.ReplaceLineEndings("\n") + string.Join('\n', accessors);
    }

    private static string TypeOf(TypeAlias type) => type switch
    {
        { IsCollection: true } => "any[]",
        { Name: "string" or "guid" or "timespan" } => "string",
        { Name: "datetime" or "datetimeoffset" } => "Date",
        { Name: "boolean" } => "boolean",
        { Name: "int16" or "int32" or "int64" or "long" or "single" or "double" or "decimal" } => "number",
        _ => "any",
    };
}
