using System.Text.Json;
using Ciac.Core.Storage;
using Ciac.Workflows.Outbox;

namespace Ciac.Core.Messages;

/// <summary>A text to be sent. <see cref="Id"/> is the idempotency key, and our OutId at the gateway.</summary>
public sealed record TextToSend(string Id, string Mobile, string Template, IReadOnlyDictionary<string, string> Parameters)
{
    /// <summary>The workflow instance whose waiting step wants the delivery receipt.</summary>
    public string? WorkflowInstanceId { get; init; }

    /// <summary>The unit whose budget it counts in.</summary>
    public string? Identifier { get; init; }

    /// <summary>From where a code was asked for.</summary>
    public string? Address { get; init; }
}

/// <summary>Queues an SMS in the caller's transaction. Number and parameters lie encrypted in the outbox row, which is removed once sent.</summary>
public sealed class QueueText(CiacDb db, IOutbox outbox, FieldCipher cipher, TimeProvider clock)
{
    internal const string Kind = "messages.text";
    internal const string Purpose = "messages.text";
    internal const string MobilePurpose = "mobile";

    public async Task HandleAsync(TextToSend text, CancellationToken ct)
    {
        await using var transaction = await db.BeginAsync(ct);
        db.TextMessages.Add(new TextMessage
        {
            Id = text.Id,
            MobileIndex = cipher.Index(text.Mobile, MobilePurpose),
            Template = text.Template,
            State = TextState.Queued,
            WorkflowInstanceId = text.WorkflowInstanceId,
            CreatedAt = clock.GetUtcNow(),
            Identifier = text.Identifier,
            Address = text.Address,
        });
        await db.SaveChangesAsync(ct);
        var sealedText = Convert.ToBase64String(cipher.Encrypt(JsonSerializer.Serialize(text), Purpose));
        await outbox.AddAsync(new OutboxMessage(Kind, text.Id, new SealedText(sealedText)) { InstanceId = text.WorkflowInstanceId }, ct);
        await transaction.CommitAsync(ct);
    }

    internal sealed record SealedText(string Content);
}
