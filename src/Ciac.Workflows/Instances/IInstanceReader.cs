namespace Ciac.Workflows.Instances;

/// <summary>Reads instances.</summary>
public interface IInstanceReader
{
    /// <summary>One instance with its bookmarks and incidents; null when there is none.</summary>
    Task<InstanceView?> FindAsync(string instanceId, CancellationToken ct);

    /// <summary>Instances, newest first; a page at a time, each beginning after the last of the one before.</summary>
    Task<IReadOnlyList<InstanceSummary>> ListAsync(InstanceFilter filter, CancellationToken ct);

    /// <summary>The journal of an instance, oldest first.</summary>
    Task<IReadOnlyList<JournalEntry>> JournalAsync(string instanceId, CancellationToken ct);
}
