namespace Ciac.Workflows.Outbox;

/// <summary>The transactional outbox: a message leaves after, and only after, the commit of the transaction that added it.</summary>
public interface IOutbox
{
    /// <summary>Adds a message to the scope's open transaction (or commits its own when none is open).</summary>
    Task AddAsync(OutboxMessage message, CancellationToken ct);
}
