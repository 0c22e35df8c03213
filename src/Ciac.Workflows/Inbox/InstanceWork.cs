using Ciac.Workflows.Instances;

namespace Ciac.Workflows.Inbox;

/// <summary>All items of a batch for one instance, and what came of them.</summary>
internal sealed class InstanceWork(string instanceId)
{
    public string InstanceId { get; } = instanceId;
    public List<RoutedItem> Items { get; } = [];
    public Instance? Instance { get; set; }
    public bool IsNew { get; set; }
    public List<BurstChanges> Changes { get; } = [];
    public List<long> Consumed { get; } = [];
    public List<long> Parked { get; } = [];
    public List<(InboxItem Item, string Reason)> Dead { get; } = [];

    /// <summary>The batch had no time for it: nothing was done.</summary>
    public bool IsLeft { get; set; }

    /// <summary>Why the work was given up; its items are tried again later.</summary>
    public string? Failure { get; set; }
}

/// <summary>An item with the bookmark it is for, when the database already found one.</summary>
internal sealed record RoutedItem(InboxItem Item, string? BookmarkId);
