using Ciac.Workflows.Activities.Waiting;
using Ciac.Workflows.Bookmarks;
using Ciac.Workflows.Expressions.Bindings;
using Ciac.Workflows.Inbox;

namespace Ciac.Workflows.Activities.Children;

/// <summary>Publishes an event, after and with the commit of the burst.</summary>
[Activity("Elsa.PublishEvent", Category = "Primitives", DisplayZh = "发布事件", DisplayEn = "Publish event")]
internal sealed class PublishEvent : Activity
{
    public Input<string> EventName { get; set; } = new();
    public Input<string> CorrelationId { get; set; } = new();
    public Input<bool> IsLocalEvent { get; set; } = new();
    public Input<object> Payload { get; set; } = new();

    public override ValueTask ExecuteAsync(ActivityContext context)
    {
        context.Burst.Changes.Sent.Add(new(InboxKind.Stimulus, context.Now)
        {
            Name = Event.TypeName,
            Hash = StimulusHash.Of(Event.TypeName, new EventStimulus(context.Get(EventName) ?? "")),
            CorrelationId = context.Get(CorrelationId),
            InstanceId = context.Get(IsLocalEvent) ? context.InstanceId : null,
            Body = PlainValue.ToJson(new Dictionary<string, object?> { ["Payload"] = context.Get(Payload) }),
        });
        return ValueTask.CompletedTask;
    }
}
