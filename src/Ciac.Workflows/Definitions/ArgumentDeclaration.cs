using System.Text.Json;

namespace Ciac.Workflows.Definitions;

/// <summary>A declared workflow input or output.</summary>
internal sealed record ArgumentDeclaration(string Name, TypeAlias Type)
{
    public static ArgumentDeclaration Read(JsonElement json) =>
        new(json.Text("name") ?? "", TypeAlias.Parse(json.Text("type"), json.Flag("isArray") ?? false));
}
