using Ciac.Workflows.Activities;

namespace Ciac.Workflows.Tests;

/// <summary>Waits for a stimulus whose payload names the instance's key.</summary>
[Activity("Test.Wait", Outcomes = ["Done"])]
public sealed class WaitActivity : Activity
{
    public Input<string> Key { get; set; } = new();
    public Output<string> Result { get; set; } = new();

    public override ValueTask ExecuteAsync(ActivityContext context)
    {
        context.Wait("Test.Wait", new { InstanceId = context.InstanceId, Key = context.Get(Key) });
        return ValueTask.CompletedTask;
    }

    public override ValueTask ResumeAsync(ActivityContext context)
    {
        context.Set(Result, context.ResumeInput<string>("Answer"));
        context.Complete();
        return ValueTask.CompletedTask;
    }
}
