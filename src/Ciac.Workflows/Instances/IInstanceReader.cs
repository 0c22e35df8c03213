namespace Ciac.Workflows.Instances;

/// <summary>Reads instances.</summary>
public interface IInstanceReader
{
    /// <summary>One instance with its bookmarks and incidents; null when there is none.</summary>
    Task<InstanceView?> FindAsync(string instanceId, CancellationToken ct);

    /// <summary>Instances, newest first unless asked otherwise; a page at a time.</summary>
    /// <exception cref="TooWideException">No index answers the filter within seconds.</exception>
    Task<IReadOnlyList<InstanceSummary>> ListAsync(InstanceFilter filter, CancellationToken ct);

    /// <summary>How many fit the filter, counted no further than 10,000.</summary>
    /// <exception cref="TooWideException">No index answers the filter within seconds.</exception>
    Task<BoundedCount> CountAsync(InstanceFilter filter, CancellationToken ct);

    /// <summary>How often each activity of a definition was begun, completed and failed, and how long it took, in its 5,000 newest bursts.</summary>
    Task<IReadOnlyList<ActivityStatistics>> StatisticsAsync(string definitionId, CancellationToken ct);

    /// <summary>The journal of an instance, oldest first.</summary>
    Task<IReadOnlyList<JournalEntry>> JournalAsync(string instanceId, CancellationToken ct);

    /// <summary>A part of a journal, oldest first.</summary>
    Task<JournalPage> JournalAsync(JournalQuery query, CancellationToken ct);

    /// <summary>The executions of an instance's activities, in the order they began; at most 5,000.</summary>
    Task<IReadOnlyList<ActivityExecutionView>> ExecutionsAsync(ExecutionQuery query, CancellationToken ct);

    /// <summary>How often each activity of an instance was begun and ended.</summary>
    Task<IReadOnlyList<ActivityReport>> ReportAsync(string instanceId, CancellationToken ct);
}
