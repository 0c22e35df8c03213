namespace Ciac.Workflows.Outbox;

/// <summary>An effect outside, asked for in the transaction that needs it.</summary>
/// <param name="Kind">Which <see cref="IOutboxHandler"/> does it.</param>
/// <param name="Key">Idempotency key, handed to the outside party; a repeated key is ignored.</param>
/// <param name="Payload">What the handler needs; stored as JSON.</param>
public sealed record OutboxMessage(string Kind, string Key, object Payload)
{
    /// <summary>The instance that asked, if any.</summary>
    public string? InstanceId { get; init; }
}
