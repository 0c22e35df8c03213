using System.Text.Json;

namespace Ciac.Workflows.Outbox;

/// <summary>One attempt to deliver a message.</summary>
/// <param name="Kind">The message's kind.</param>
/// <param name="Key">Its idempotency key, the same in every attempt.</param>
/// <param name="Payload">What was stored.</param>
/// <param name="Attempt">1 for the first; above 1 an earlier attempt may or may not have taken effect.</param>
public sealed record OutboxDelivery(string Kind, string Key, JsonElement Payload, int Attempt);
