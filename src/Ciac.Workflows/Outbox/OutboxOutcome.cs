namespace Ciac.Workflows.Outbox;

/// <summary>What became of a delivery (a closed family).</summary>
public abstract record OutboxOutcome
{
    private OutboxOutcome() { }

    /// <summary>Done: the row is removed, and <paramref name="Apply"/> writes the results in that same transaction.</summary>
    public sealed record Done(Func<IServiceProvider, CancellationToken, Task>? Apply = null) : OutboxOutcome;

    /// <summary>Not now: tried again after the given time.</summary>
    public sealed record Retry(TimeSpan After, string Reason) : OutboxOutcome;

    /// <summary>Never: a visible dead letter; <paramref name="Apply"/> tells the instance in the same transaction.</summary>
    public sealed record Failed(string Reason, Func<IServiceProvider, CancellationToken, Task>? Apply = null) : OutboxOutcome;
}
