using Ciac.Workflows.Definitions;
using Ciac.Workflows.Instances;

namespace Ciac.Workflows.Inbox;

/// <summary>Sorts claimed items by instance. A stimulus that meets several things becomes one item for each.</summary>
internal sealed class InboxRouter(PublishedDefinitions published, DateTimeOffset now)
{
    private readonly Dictionary<string, InstanceWork> _works = new(StringComparer.Ordinal);

    public IReadOnlyCollection<InstanceWork> Works => _works.Values;
    public List<long> Consumed { get; } = [];
    public List<long> Parked { get; } = [];
    public List<InboxItem> Sent { get; } = [];

    public void Route(ClaimedItem claimed)
    {
        var item = claimed.Item;
        if (item.Kind == InboxKind.Stimulus && item.InstanceId is null)
            Spread(claimed);
        else
            Work(item.InstanceId!).Items.Add(new(item, item.BookmarkId));
    }

    private void Spread(ClaimedItem claimed)
    {
        var item = claimed.Item;
        var triggers = published.TriggersOf(item.Hash!);
        if (claimed.Matches.Count == 1 && triggers.Count == 0)
        {
            var match = claimed.Matches[0];
            Work(match.InstanceId).Items.Add(new(item, match.BookmarkId));
            return;
        }
        if (claimed.Matches.Count == 0 && triggers.Count == 0)
        {
            Parked.Add(item.Id);
            return;
        }
        Consumed.Add(item.Id);
        foreach (var match in claimed.Matches)
            Sent.Add(item with { Kind = InboxKind.Resume, InstanceId = match.InstanceId, BookmarkId = match.BookmarkId, Hash = null, DueAt = now });
        foreach (var trigger in triggers)
            Sent.Add(StartOf(item, trigger));
    }

    private InboxItem StartOf(InboxItem item, TriggerEntry trigger) => new(InboxKind.Start, now)
    {
        InstanceId = InstanceIds.New(now),
        DefinitionId = trigger.DefinitionId,
        BookmarkId = trigger.ActivityId,
        CorrelationId = item.CorrelationId,
        Body = item.Body,
        CreatedAt = now,
    };

    private InstanceWork Work(string instanceId)
    {
        if (!_works.TryGetValue(instanceId, out var work))
            _works[instanceId] = work = new(instanceId);
        return work;
    }
}
