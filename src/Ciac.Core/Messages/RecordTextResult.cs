using Ciac.Core.Storage;
using Ciac.Workflows.Inbox;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Messages;

public sealed record TextResult(string Id, TextState State, string? GatewayId, string? Failure);

/// <summary>Writes what became of a text, and tells the workflow step that waits for it.</summary>
public sealed class RecordTextResult(CiacDb db, IWorkflowInbox inbox, TimeProvider clock)
{
    /// <summary>Name of the stimulus; its payload is the text's id.</summary>
    public const string Stimulus = "Ciac.TextReceipt";

    public async Task HandleAsync(TextResult result, CancellationToken ct)
    {
        await using var transaction = await db.BeginAsync(ct);
        // Locked: the receipt may come while the sending itself is still being written.
        var message = await db.TextMessages
            .FromSql($"SELECT * FROM ciac.text_messages WHERE id = {result.Id} FOR UPDATE")
            .SingleOrDefaultAsync(ct);
        // A receipt of somebody else's text, or one that came before a later one: nothing to write.
        if (message is null || message.State is TextState.Delivered or TextState.Failed)
        {
            await transaction.CommitAsync(ct);
            return;
        }

        message.State = result.State;
        message.GatewayId = result.GatewayId ?? message.GatewayId;
        message.Failure = result.Failure;
        if (result.State is TextState.Delivered or TextState.Failed) message.ReportedAt = clock.GetUtcNow();
        await db.SaveChangesAsync(ct);
        if (message is { WorkflowInstanceId: not null, ReportedAt: not null }) await TellAsync(message, ct);
        await transaction.CommitAsync(ct);
    }

    private Task TellAsync(TextMessage message, CancellationToken ct) =>
        inbox.SendAsync(
            new SendStimulus(Stimulus, new { Text = message.Id })
            {
                InstanceId = message.WorkflowInstanceId,
                Key = $"receipt:{message.Id}:{message.State}",
                Input = new Dictionary<string, object?> { ["state"] = message.State.ToString() },
            },
            ct);
}
