using Ciac.Workflows.Bookmarks;
using Ciac.Workflows.Expressions.Bindings;
using Ciac.Workflows.Instances;

namespace Ciac.Workflows.Inbox;

/// <summary>What a child instance tells the one that started it and waits for it.</summary>
internal static class Relations
{
    public const string ChildEnded = "ChildEnded";
    public const string ChildMoved = "ChildMoved";

    public static void TellParent(InstanceWork work, DateTimeOffset now)
    {
        if (work is not { Instance: { ParentId: { } parent } child, Changes.Count: > 0 })
            return;
        if (work.IsNew)
            Tell(work, parent, ChildMoved, now);
        if (child.Status == InstanceStatus.Finished)
            Tell(work, parent, ChildEnded, now);
    }

    private static void Tell(InstanceWork work, string parent, string name, DateTimeOffset now)
    {
        var child = work.Instance!;
        work.Changes[^1].Sent.Add(new(InboxKind.Resume, now)
        {
            InstanceId = parent,
            Name = name,
            Hash = StimulusHash.Of(name, child.Id),
            Body = PlainValue.ToJson(new Dictionary<string, object?>
            {
                ["instanceId"] = child.Id,
                ["subStatus"] = child.SubStatus.ToString(),
                ["output"] = child.State.Output,
            }),
        });
    }
}
