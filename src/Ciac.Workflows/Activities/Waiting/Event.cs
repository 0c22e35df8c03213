namespace Ciac.Workflows.Activities.Waiting;

/// <summary>Waits for a named event; as a trigger, starts the workflow on it.</summary>
[Activity(TypeName, Category = "Primitives", DisplayZh = "等待事件", DisplayEn = "Event", IsTrigger = true)]
internal sealed class Event : Activity
{
    public const string TypeName = "Elsa.Event";

    public Input<string> EventName { get; set; } = new();
    public Output<object> Result { get; set; } = new();

    public override ValueTask ExecuteAsync(ActivityContext context)
    {
        if (context.Burst.TakeTrigger(context.Node))
            return ResumeAsync(context);
        context.Wait(TypeName, new EventStimulus(context.Get(EventName) ?? ""));
        return ValueTask.CompletedTask;
    }

    public override ValueTask ResumeAsync(ActivityContext context)
    {
        context.Set(Result, context.ResumeInput<object>("Payload") ?? context.ResumeInput<object>("payload"));
        context.Complete();
        return ValueTask.CompletedTask;
    }
}

/// <summary>What an event is matched by.</summary>
internal sealed record EventStimulus(string EventName);
