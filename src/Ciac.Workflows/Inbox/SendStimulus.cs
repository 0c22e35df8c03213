namespace Ciac.Workflows.Inbox;

/// <summary>A stimulus: resumes the bookmarks, and starts the triggers, that have the same name and payload.</summary>
/// <param name="Name">The bookmark's name.</param>
/// <param name="Payload">A string, or an object with PascalCase members; equal payloads meet (reference: Elsa's hash).</param>
public sealed record SendStimulus(string Name, object? Payload)
{
    /// <summary>Only this instance; the stimulus waits for its bookmark until that instance ends.</summary>
    public string? InstanceId { get; init; }

    /// <summary>Only instances with this correlation id.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>Idempotency key: a repeated key is ignored.</summary>
    public string? Key { get; init; }

    /// <summary>Not before this moment; null = now.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>Values the resumed activity reads by name.</summary>
    public IReadOnlyDictionary<string, object?> Input { get; init; } = new Dictionary<string, object?>();
}
