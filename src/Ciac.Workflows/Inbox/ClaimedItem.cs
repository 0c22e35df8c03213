namespace Ciac.Workflows.Inbox;

/// <summary>An item this batch has locked, with the bookmarks its hash meets when it names no instance.</summary>
internal sealed record ClaimedItem(InboxItem Item, IReadOnlyList<BookmarkMatch> Matches);

/// <summary>A bookmark of some instance.</summary>
internal sealed record BookmarkMatch(string InstanceId, string BookmarkId);
