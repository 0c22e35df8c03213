using Ciac.Workflows.Inbox;

namespace Ciac.Core.Workflows;

/// <summary>Sends a dead letter once more, or gives it up.</summary>
public sealed class HandleDeadLetter(WorkflowActs acts, IDeadLetters letters)
{
    public Task<Outcome<Done>> ReplayAsync(WorkflowCaller who, long id, string? note, CancellationToken ct) =>
        acts.DoAsync<Done>(who, WorkflowScopes.Operate, async record =>
        {
            if (await letters.FindAsync(id, ct) is not { } letter) return WorkflowRefusals.LetterNotFound;
            if (!letter.CanReplay) return WorkflowRefusals.LetterIncomplete;
            await letters.ReplayAsync(id, ct);
            Record(record, "workflow.letter-replayed", letter, $"sent again{SaveDefinition.Why(note)}");
            return default(Done);
        }, ct);

    public Task<Outcome<Done>> DeleteAsync(WorkflowCaller who, long id, string? note, CancellationToken ct) =>
        acts.DoAsync<Done>(who, WorkflowScopes.Operate, async record =>
        {
            if (await letters.FindAsync(id, ct) is not { } letter) return WorkflowRefusals.LetterNotFound;
            await letters.DeleteAsync(id, ct);
            Record(record, "workflow.letter-deleted", letter, $"–{SaveDefinition.Why(note)}");
            return default(Done);
        }, ct);

    private static void Record(WorkflowRecord record, string action, DeadLetter letter, string after) =>
        record.Other(action, letter.InstanceId is { } instance ? $"instance:{instance}" : $"letter:{letter.Id}", $"letter {letter.Id} ({letter.Source} {letter.Name}): {letter.Reason} → {after}");
}
