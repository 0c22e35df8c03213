using System.Text.Json;
using Ciac.Workflows.Definitions;

namespace Ciac.Core.Workflows;

/// <summary>What publishing a definition would find, without saving it.</summary>
public sealed class ValidateDefinition(IDefinitionManagement management)
{
    public async Task<Outcome<IReadOnlyList<DefinitionFinding>>> HandleAsync(string json, CancellationToken ct)
    {
        try
        {
            return Outcome.Of(await management.ValidateAsync(json, ct));
        }
        catch (JsonException)
        {
            return WorkflowRefusals.DefinitionMalformed.With("model");
        }
    }
}
