namespace Ciac.Workflows.Instances;

/// <summary>What an activity may have begun before it failed: its children and bookmarks are taken back.</summary>
internal sealed class FaultMark(Burst burst, ActivityExecution execution)
{
    private readonly long _lastId = burst.State.LastId;
    private readonly ActivityStatus _status = execution.Status;
    private readonly int _journal = burst.Changes.Journal.Count;

    public void Restore()
    {
        if (!burst.State.Executions.Contains(execution))
            burst.State.Executions.Add(execution);
        execution.Status = _status;
        foreach (var child in burst.State.Executions.Where(IsYounger).ToList())
        {
            child.Status = ActivityStatus.Cancelled;
            burst.State.Executions.Remove(child);
        }
        foreach (var bookmark in burst.State.Bookmarks.Where(bookmark => IsNew(bookmark.Id)).ToList())
        {
            burst.State.Bookmarks.Remove(bookmark);
            burst.Changes.Remove(bookmark);
        }
        burst.State.LastEntry -= burst.Changes.Journal.Count - _journal;
        burst.Changes.Journal.RemoveRange(_journal, burst.Changes.Journal.Count - _journal);
    }

    private bool IsYounger(ActivityExecution other) => other != execution && IsNew(other.Id);

    private bool IsNew(string id) => Base36.Parse(id) > _lastId;
}
