namespace Ciac.Workflows.Instances;

/// <summary>Reads instances.</summary>
public interface IInstanceReader
{
    /// <summary>One instance with its bookmarks and incidents; null when there is none.</summary>
    Task<InstanceView?> FindAsync(string instanceId, CancellationToken ct);

    /// <summary>Instances, newest first; a page at a time, each beginning after the last of the one before.</summary>
    Task<IReadOnlyList<InstanceSummary>> ListAsync(InstanceFilter filter, CancellationToken ct);

    /// <summary>How often each activity of a definition was begun, completed and failed, in its 5,000 newest bursts.</summary>
    Task<IReadOnlyList<ActivityStatistics>> StatisticsAsync(string definitionId, CancellationToken ct);

    /// <summary>The journal of an instance, oldest first.</summary>
    Task<IReadOnlyList<JournalEntry>> JournalAsync(string instanceId, CancellationToken ct);
}
