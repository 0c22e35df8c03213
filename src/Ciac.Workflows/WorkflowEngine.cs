namespace Ciac.Workflows;

/// <summary>The engine of this process.</summary>
public sealed class WorkflowEngine
{
    /// <summary>Runs everything that is due, bursts and outbox messages, until nothing is. For tests and command lines.</summary>
    public Task DrainAsync(CancellationToken ct) => throw new NotSupportedException();
}
