using System.Text.Json;
using Ciac.Workflows.Expressions.Bindings;
using Ciac.Workflows.Inbox;
using Ciac.Workflows.Instances;

namespace Ciac.Workflows.Activities.Children;

internal enum ChildWait
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>Until its first burst is over.</summary>
    Moved,

    /// <summary>Until it has ended.</summary>
    Ended,
}

/// <summary>A child workflow to be started.</summary>
internal sealed record ChildStart(string DefinitionId, string? CorrelationId, Dictionary<string, object?> Input);

/// <summary>Starts instances from inside an instance, in the burst's own transaction.</summary>
internal static class ChildWorkflows
{
    public static string StartAndWait(ActivityContext context, ChildStart child, ChildWait wait)
    {
        var burst = context.Burst;
        if (burst.Environment.Published.PublishedVersionOf(child.DefinitionId) is null)
            throw new InvalidOperationException($"There is no published workflow {child.DefinitionId}.");
        var id = $"{burst.Instance.Id}-{Base36.Of(++burst.State.LastId)}";
        burst.Changes.Sent.Add(new(InboxKind.Start, context.Now)
        {
            InstanceId = id,
            DefinitionId = child.DefinitionId,
            CorrelationId = child.CorrelationId ?? burst.Instance.CorrelationId,
            Name = wait == ChildWait.None ? null : burst.Instance.Id,
            Body = PlainValue.ToJson(child.Input),
        });
        if (wait != ChildWait.None)
            context.Wait(wait == ChildWait.Ended ? Relations.ChildEnded : Relations.ChildMoved, id);
        return id;
    }

    /// <summary>
    /// What the child told when it ended or first waited: the members of Elsa's result, which its scripts may also write with
    /// a small first letter.
    /// </summary>
    public static Dictionary<string, object?> Outcome(ActivityContext context)
    {
        var subStatus = context.ResumeInput<string>("subStatus");
        var ended = subStatus is not nameof(InstanceSubStatus.Suspended);
        (string Name, object? Value)[] members =
        [
            ("WorkflowInstanceId", context.ResumeInput<string>("instanceId")),
            ("Status", ended ? nameof(InstanceStatus.Finished) : nameof(InstanceStatus.Running)),
            ("SubStatus", subStatus),
            ("Output", context.ResumeInput<object>("output")),
        ];
        return members.SelectMany(member => new[] { member, (JsonNamingPolicy.CamelCase.ConvertName(member.Name), member.Value) })
            .ToDictionary(member => member.Item1, member => member.Item2);
    }
}
