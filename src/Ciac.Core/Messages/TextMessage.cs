namespace Ciac.Core.Messages;

public enum TextState
{
    Queued,
    Sent,
    Delivered,
    Failed,

    /// <summary>The gateway did not answer; it is asked before anything is repeated.</summary>
    Unknown,
}

/// <summary>One SMS: its state only. The number and the parameters live encrypted in the outbox row until the gateway has taken them.</summary>
public sealed class TextMessage
{
    /// <summary>Our OutId at the gateway.</summary>
    public required string Id { get; init; }
    public required byte[] MobileIndex { get; init; }
    public required string Template { get; init; }
    public required TextState State { get; set; }
    public string? GatewayId { get; set; }
    public string? Failure { get; set; }

    /// <summary>The waiting workflow that wants to know of the receipt.</summary>
    public string? WorkflowInstanceId { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? ReportedAt { get; set; }

    /// <summary>The unit that it was sent for, when there is one.</summary>
    public string? Identifier { get; init; }

    /// <summary>From where a code was asked for.</summary>
    public string? Address { get; init; }
}

/// <summary>Nonces of callbacks that were accepted: each is good once.</summary>
public sealed class CallbackNonce
{
    public required string Party { get; init; }
    public required string Nonce { get; init; }
    public required DateTimeOffset SeenAt { get; init; }
}
