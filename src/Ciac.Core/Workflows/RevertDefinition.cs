using Ciac.Workflows.Definitions;

namespace Ciac.Core.Workflows;

/// <summary>Makes a new draft of an old version; the draft that is there is written over only if it is the one that was seen.</summary>
public sealed class RevertDefinition(WorkflowActs acts, IDefinitionManagement management, IDefinitionReader reader)
{
    public Task<Outcome<StoredDefinition>> HandleAsync(WorkflowCaller who, VersionToRevert wanted, CancellationToken ct) =>
        acts.DoAsync<StoredDefinition>(who, WorkflowScopes.Write, async record =>
        {
            var latest = await reader.FindAsync(wanted.DefinitionId, VersionChoice.Latest, ct);
            var old = await reader.FindAsync(wanted.DefinitionId, new(VersionKind.Number, wanted.Version), ct);
            if (latest is null || old is null) return WorkflowRefusals.DefinitionNotFound;
            if (SaveDefinition.IsReadOnly(latest)) return WorkflowRefusals.ReadOnly;
            if (wanted.BasedOn is not null && wanted.BasedOn != latest.Summary.Fingerprint)
                return WorkflowRefusals.DefinitionChanged.With(latest.Summary.Version, latest.Summary.Author);
            try
            {
                var draft = await management.RevertAsync(wanted.DefinitionId, wanted.Version, new(who.Actor, wanted.Note ?? ""), ct);
                record.Definition("workflow.reverted", wanted.DefinitionId, $"v{wanted.Version} → {SaveDefinition.Of(draft)}{SaveDefinition.Why(wanted.Note)}");
            }
            catch (DefinitionConflictException conflict)
            {
                return WorkflowRefusals.DefinitionChanged.With(conflict.Theirs.Version, conflict.Theirs.Author);
            }
            return (await reader.FindAsync(wanted.DefinitionId, VersionChoice.Latest, ct))!;
        }, ct);
}

/// <summary>Which old version to go on from; <paramref name="BasedOn"/> is the latest's fingerprint as it was seen.</summary>
public sealed record VersionToRevert(string DefinitionId, int Version, string? BasedOn, string? Note);
