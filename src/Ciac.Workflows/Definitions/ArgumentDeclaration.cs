using System.Text.Json;

namespace Ciac.Workflows.Definitions;

/// <summary>A declared workflow input or output.</summary>
internal sealed record ArgumentDeclaration(string Name, string Type)
{
    public static ArgumentDeclaration Read(JsonElement json) => new(json.Text("name") ?? "", json.Text("type") ?? "Object");
}
