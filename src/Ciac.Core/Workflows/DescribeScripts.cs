using System.Text.Json;
using Ciac.Workflows.Definitions;
using Ciac.Workflows.Expressions.Bindings;

namespace Ciac.Core.Workflows;

/// <summary>What the scripts of a definition may call, for the designer's editor: of the draft in the editor, else of the latest version.</summary>
public sealed class DescribeScripts(IDefinitionReader reader)
{
    public async Task<Outcome<string>> HandleAsync(string definitionId, string draft, CancellationToken ct)
    {
        var json = draft.Length > 0 ? draft : (await reader.FindAsync(definitionId, VersionChoice.Latest, ct))?.Json;
        if (json is null) return WorkflowRefusals.DefinitionNotFound;
        try
        {
            return ScriptTypes.Of(json);
        }
        catch (JsonException)
        {
            return WorkflowRefusals.DefinitionMalformed.With("model");
        }
    }
}
