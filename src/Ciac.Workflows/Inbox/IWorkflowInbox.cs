namespace Ciac.Workflows.Inbox;

/// <summary>
/// The durable inbox of the engine. Each call writes a row into the scope's open transaction (or commits its own when none
/// is open): after that commit the command is never lost and never applied twice.
/// </summary>
public interface IWorkflowInbox
{
    /// <summary>Asks for a new instance and returns its id, which is made now.</summary>
    Task<string> StartAsync(StartWorkflow command, CancellationToken ct);

    /// <summary>Sends a stimulus. One that comes before its bookmark waits for it.</summary>
    Task SendAsync(SendStimulus stimulus, CancellationToken ct);

    /// <summary>Asks to cancel an instance, with a reason for the journal.</summary>
    Task CancelAsync(string instanceId, string reason, CancellationToken ct);
}
