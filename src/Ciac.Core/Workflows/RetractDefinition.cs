using Ciac.Workflows.Definitions;

namespace Ciac.Core.Workflows;

/// <summary>Takes the published version back: no new instances; running ones go on.</summary>
public sealed class RetractDefinition(WorkflowActs acts, IDefinitionManagement management, IDefinitionReader reader)
{
    public Task<Outcome<StoredDefinition>> HandleAsync(WorkflowCaller who, string definitionId, string? note, CancellationToken ct) =>
        acts.DoAsync<StoredDefinition>(who, WorkflowScopes.Write, async record =>
        {
            if (await reader.FindAsync(definitionId, VersionChoice.Latest, ct) is not { } latest) return WorkflowRefusals.DefinitionNotFound;
            if (SaveDefinition.IsReadOnly(latest)) return WorkflowRefusals.ReadOnly;
            var before = await reader.FindAsync(definitionId, new(VersionKind.Published), ct);
            if (await management.RetractAsync(definitionId, ct))
                record.Definition("workflow.retracted", definitionId, $"{SaveDefinition.Of(before?.Summary)} → –{SaveDefinition.Why(note)}");
            return (await reader.FindAsync(definitionId, VersionChoice.Latest, ct))!;
        }, ct);
}
