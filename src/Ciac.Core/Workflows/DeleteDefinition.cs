using Ciac.Workflows.Definitions;

namespace Ciac.Core.Workflows;

/// <summary>Removes definitions and versions that nothing uses; a definition with its instances when that is asked for.</summary>
public sealed class DeleteDefinition(WorkflowActs acts, IDefinitionRemoval removal, IDefinitionReader reader)
{
    public Task<Outcome<RemovalResult>> HandleAsync(WorkflowCaller who, DefinitionToDelete asked, CancellationToken ct) =>
        acts.DoAsync<RemovalResult>(who, WorkflowScopes.Write, async record =>
        {
            if (await reader.FindAsync(asked.DefinitionId, VersionChoice.Latest, ct) is not { } latest) return WorkflowRefusals.DefinitionNotFound;
            if (SaveDefinition.IsReadOnly(latest)) return WorkflowRefusals.ReadOnly;
            var users = await reader.ConsumersAsync(asked.DefinitionId, ct);
            if (users.Count > 0) return WorkflowRefusals.InUse.With(0);
            var result = await removal.DeleteAsync(asked.DefinitionId, asked.WithInstances, ct);
            if (result.IsRefused) return WorkflowRefusals.InUse.With(result.Instances);
            record.Definition("workflow.deleted", asked.DefinitionId,
                $"{latest.Summary.Name}: {result.Removed} versions, {result.Instances} instances → –{SaveDefinition.Why(asked.Note)}");
            return result;
        }, ct);

    public Task<Outcome<RemovalResult>> HandleAsync(WorkflowCaller who, VersionToDelete asked, CancellationToken ct) =>
        acts.DoAsync<RemovalResult>(who, WorkflowScopes.Write, async record =>
        {
            var page = await reader.PageAsync(new() { VersionIds = [asked.VersionId], Versions = new(VersionKind.All) }, ct);
            if (page.Items is not [var version]) return WorkflowRefusals.DefinitionNotFound;
            if (SaveDefinition.IsReadOnly(version)) return WorkflowRefusals.ReadOnly;
            var result = await removal.DeleteVersionAsync(asked.VersionId, ct);
            if (result.IsRefused) return WorkflowRefusals.InUse.With(result.Instances);
            record.Definition("workflow.version-deleted", version.Summary.DefinitionId, $"{SaveDefinition.Of(version.Summary)} → –{SaveDefinition.Why(asked.Note)}");
            return result;
        }, ct);
}

/// <summary>Which definition, and whether its instances go with it, open ones included.</summary>
public sealed record DefinitionToDelete(string DefinitionId, bool WithInstances, string? Note);

/// <summary>Which version.</summary>
public sealed record VersionToDelete(string VersionId, string? Note);
