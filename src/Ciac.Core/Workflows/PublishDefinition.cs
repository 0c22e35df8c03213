using Ciac.Workflows.Definitions;

namespace Ciac.Core.Workflows;

/// <summary>Publishes the latest version, with a note and an author; errors refuse it, warnings come back with the answer.</summary>
public sealed class PublishDefinition(WorkflowActs acts, IDefinitionManagement management, IDefinitionReader reader)
{
    public Task<Outcome<SavedDefinition>> HandleAsync(WorkflowCaller who, PublishDraft draft, CancellationToken ct) =>
        acts.DoAsync(who, WorkflowScopes.Write, record => InAsync(record, draft with { Note = draft.Note with { Author = who.Actor } }, ct), ct);

    /// <summary>Inside another act.</summary>
    internal async Task<Outcome<SavedDefinition>> InAsync(WorkflowRecord record, PublishDraft draft, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(draft.Note.Text)) return WorkflowRefusals.NoteMissing.For("note");
        if (await reader.FindAsync(draft.DefinitionId, VersionChoice.Latest, ct) is not { } latest) return WorkflowRefusals.DefinitionNotFound;
        if (SaveDefinition.IsReadOnly(latest)) return WorkflowRefusals.ReadOnly;
        var before = await reader.FindAsync(draft.DefinitionId, new(VersionKind.Published), ct);
        try
        {
            var result = await management.PublishAsync(draft, ct);
            record.Definition("workflow.published", draft.DefinitionId, $"{SaveDefinition.Of(before?.Summary)} → v{result.Version}{SaveDefinition.Why(draft.Note.Text)}");
            var stored = (await reader.FindAsync(draft.DefinitionId, VersionChoice.Latest, ct))!;
            return new SavedDefinition(stored, result.Findings)
            {
                WasPublished = latest.Summary.IsPublished,
                Consumers = (await reader.ConsumersAsync(draft.DefinitionId, ct)).Count,
            };
        }
        catch (DefinitionConflictException conflict)
        {
            return WorkflowRefusals.DefinitionChanged.With(conflict.Theirs.Version, conflict.Theirs.Author);
        }
        catch (DefinitionRefusedException refused)
        {
            return Refused<SavedDefinition>(refused);
        }
    }

    /// <summary>The refusal, and one line for each error, beside its activity.</summary>
    internal static Outcome<T> Refused<T>(DefinitionRefusedException refused) => Outcome.Refused<T>(
        [WorkflowRefusals.DefinitionHasErrors, .. refused.Result.Findings.Where(finding => finding.IsError)
            .Select(finding => WorkflowRefusals.DefinitionError.With(finding.Number, finding.Text).For(finding.ActivityId ?? ""))]);
}
