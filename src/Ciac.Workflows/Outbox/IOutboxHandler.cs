namespace Ciac.Workflows.Outbox;

/// <summary>Does one kind of effect outside. Runs in its own scope, with no transaction open, at least once per message.</summary>
public interface IOutboxHandler
{
    /// <summary>The kind of message this handler does.</summary>
    string Kind { get; }

    /// <summary>Does it. An exception counts as a failed attempt and is tried again with growing pauses.</summary>
    Task<OutboxOutcome> HandleAsync(OutboxDelivery delivery, CancellationToken ct);
}
