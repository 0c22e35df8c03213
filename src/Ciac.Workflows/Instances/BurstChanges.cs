using Ciac.Workflows.Bookmarks;
using Ciac.Workflows.Inbox;

namespace Ciac.Workflows.Instances;

/// <summary>What a burst leaves to be written, besides the instance's row.</summary>
internal sealed class BurstChanges
{
    public List<Bookmark> NewBookmarks { get; } = [];
    public List<Bookmark> RemovedBookmarks { get; } = [];
    public List<JournalLine> Journal { get; } = [];
    public List<NewIncident> NewIncidents { get; } = [];
    public List<string> SolvedIncidents { get; } = [];

    /// <summary>Inbox items the burst sends: retries, child workflows, answers to a parent.</summary>
    public List<InboxItem> Sent { get; } = [];

    /// <summary>A bookmark made and removed between two writes needs no write at all.</summary>
    public void Remove(Bookmark bookmark)
    {
        if (!NewBookmarks.Remove(bookmark))
            RemovedBookmarks.Add(bookmark);
    }
}

/// <summary>An activity that failed for good.</summary>
internal sealed record NewIncident(ActivityExecution Execution, string Message, string? Detail, string? Input);
