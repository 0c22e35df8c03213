using Ciac.Workflows.Expressions.Bindings;
using Ciac.Workflows.Instances;

namespace Ciac.Workflows.Inbox;

/// <summary>What a child instance tells the one that started it.</summary>
internal static class Relations
{
    public const string ChildEnded = "ChildEnded";

    public static void TellParent(Instance instance, InstanceWork work)
    {
        if (instance.ParentId is not { } parent || instance.FinishedAt is not { } at)
            return;
        work.Changes[^1].Sent.Add(new(InboxKind.Stimulus, at)
        {
            InstanceId = parent,
            Name = ChildEnded,
            Hash = Bookmarks.StimulusHash.Of(ChildEnded, instance.Id),
            Body = PlainValue.ToJson(new Dictionary<string, object?>
            {
                ["instanceId"] = instance.Id, ["subStatus"] = instance.SubStatus.ToString(), ["output"] = instance.State.Output,
            }),
        });
    }
}
