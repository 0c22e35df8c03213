namespace Ciac.Workflows.Inbox;

/// <summary>What could not be delivered: stimuli nobody waited for, messages no outside party took.</summary>
public interface IDeadLetters
{
    /// <summary>The newest first, or those below an id; at most 500.</summary>
    Task<IReadOnlyList<DeadLetter>> ListAsync(long? below, int take, CancellationToken ct);

    /// <summary>One of them; null when there is none.</summary>
    Task<DeadLetter?> FindAsync(long id, CancellationToken ct);

    /// <summary>Sends it once more, with the key it had; in the scope's transaction. False when it is gone or lacks what that needs.</summary>
    Task<bool> ReplayAsync(long id, CancellationToken ct);

    /// <summary>Gives it up; in the scope's transaction. False when it is gone.</summary>
    Task<bool> DeleteAsync(long id, CancellationToken ct);
}

/// <summary>A dead letter.</summary>
public sealed record DeadLetter
{
    /// <summary>Its number.</summary>
    public required long Id { get; init; }

    /// <summary><c>inbox</c> or <c>outbox</c>.</summary>
    public required string Source { get; init; }

    /// <summary>The instance it was for or from, if any.</summary>
    public string? InstanceId { get; init; }

    /// <summary>The stimulus's name, or the message's kind.</summary>
    public required string Name { get; init; }

    /// <summary>What it carried, as JSON.</summary>
    public string? Body { get; init; }

    /// <summary>Why it is here.</summary>
    public required string Reason { get; init; }

    /// <summary>Since when.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Whether it can be sent once more.</summary>
    public bool CanReplay { get; init; }
}
