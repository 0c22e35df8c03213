using Ciac.Workflows.Expressions.Bindings;
using Ciac.Workflows.Outbox;

namespace Ciac.Workflows.Activities.Waiting;

/// <summary>Asks the host to do a task (an outbox message of kind <c>task</c>) and waits until it is reported complete.</summary>
[Activity(TypeName, Category = "Primitives", DisplayZh = "执行任务", DisplayEn = "Run task")]
internal sealed class RunTask(IOutbox outbox) : Activity
{
    public const string TypeName = "Elsa.RunTask";

    public Input<string> TaskName { get; set; } = new();
    public Input<object> Payload { get; set; } = new();
    public Output<string> TaskId { get; set; } = new();
    public Output<object> Result { get; set; } = new();

    public override async ValueTask ExecuteAsync(ActivityContext context)
    {
        var taskId = context.IdempotencyKey("task");
        context.Set(TaskId, taskId);
        context.Wait(TypeName, new { TaskId = taskId });
        await outbox.AddAsync(new("task", taskId, new Dictionary<string, object?>
        {
            ["taskId"] = taskId,
            ["taskName"] = context.Get(TaskName),
            ["payload"] = PlainValue.From(context.Get(Payload)),
            ["instanceId"] = context.InstanceId,
        })
        { InstanceId = context.InstanceId }, context.Cancellation);
    }

    public override ValueTask ResumeAsync(ActivityContext context)
    {
        context.Set(Result, context.ResumeInput<object>("result"));
        context.Complete();
        return ValueTask.CompletedTask;
    }
}
