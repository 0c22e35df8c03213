namespace Ciac.Workflows.Inbox;

/// <summary>Asks for a new instance of the published version of a definition.</summary>
/// <param name="DefinitionId">The definition's stable id.</param>
public sealed record StartWorkflow(string DefinitionId)
{
    /// <summary>The id of the new instance; made when null.</summary>
    public string? InstanceId { get; init; }

    /// <summary>The business key the instance is found by; filters stimuli that carry one.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>Idempotency key: a repeated key starts nothing and yields the first instance.</summary>
    public string? Key { get; init; }

    /// <summary>Not before this moment; null = now.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>The trigger activity to begin at; the definition's own start when null.</summary>
    public string? TriggerActivityId { get; init; }

    /// <summary>Workflow inputs by name.</summary>
    public IReadOnlyDictionary<string, object?> Input { get; init; } = new Dictionary<string, object?>();
}
