using Ciac.Workflows.Activities;
using Ciac.Workflows.Outbox;

namespace Ciac.Core.Signatures.Activities;

/// <summary>Orders a seal that no person sets and waits until it is in the document.</summary>
public abstract class ServerSealing(IOutbox outbox) : Activity
{
    public Input<string> Request { get; init; } = new();

    protected abstract SignatoryRole Role { get; }

    public override async ValueTask ExecuteAsync(ActivityContext context)
    {
        var request = context.Get(Request)!;
        context.Wait(KeepSignature.Stimulus, new { Request = request, Signatory = Role.ToString() });
        var order = new SealByServer.Order(Guid.Parse(request), Role);
        await outbox.AddAsync(
            new OutboxMessage(SealByServer.MessageKind, context.IdempotencyKey("seal"), order) { InstanceId = context.InstanceId },
            context.Cancellation);
    }
}
