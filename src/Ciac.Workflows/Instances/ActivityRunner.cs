using Ciac.Workflows.Activities;

namespace Ciac.Workflows.Instances;

/// <summary>Runs one activity of a burst: evaluates its inputs, calls it, completes it or records its fault.</summary>
internal static class ActivityRunner
{
    public static ValueTask ExecuteAsync(Burst burst, ActivityExecution execution)
    {
        execution.Status = ActivityStatus.Running;
        burst.Note(execution, JournalEvents.Started);
        return CallAsync(burst, execution, (activity, context) => activity.ExecuteAsync(context));
    }

    public static ValueTask ResumeAsync(Burst burst, ActivityExecution execution)
    {
        burst.Note(execution, JournalEvents.Resumed, burst.ResumedBy);
        return CallAsync(burst, execution, (activity, context) => activity.ResumeAsync(context));
    }

    private static async ValueTask CallAsync(Burst burst, ActivityExecution execution, Func<Activity, ActivityContext, ValueTask> call)
    {
        var before = new FaultMark(burst, execution);
        try
        {
            Evaluate(burst, execution);
            var context = new ActivityContext(burst, execution);
            await burst.Environment.PrepareAsync(execution.Node.Activity);
            await ActivityBreaker.CallAsync(burst, execution.Node, () => call(burst.Environment.Create(execution.Node.Activity), context));
            if (burst.Environment.IsDoomed)
                throw new InvalidOperationException("A transaction inside the activity was not committed.");
            burst.Environment.Transaction.Keep();
            await EndAsync(burst, execution, context);
        }
        catch (Exception error) when (!Faults.AbandonsBurst(error, burst))
        {
            await burst.Environment.Transaction.UndoAsync();
            await burst.Environment.RenewAsync();
            before.Restore();
            Faults.Handle(burst, execution, error);
        }
    }

    private static async ValueTask EndAsync(Burst burst, ActivityExecution execution, ActivityContext context)
    {
        if (execution.Status != ActivityStatus.Running)
            return;
        if (context.Outcomes is { } outcomes)
            await burst.CompleteAsync(execution, outcomes);
        else if (execution.Node.Activity.IsContainer)
            return;
        else if (burst.State.Bookmarks.Exists(bookmark => bookmark.ExecutionId == execution.Id))
            burst.Note(execution, JournalEvents.Suspended);
        else
            await burst.CompleteAsync(execution, ActivityContext.Done);
    }

    private static void Evaluate(Burst burst, ActivityExecution execution)
    {
        var scope = burst.Scope.For(execution.Node.Composite is null ? execution : execution.Parent ?? execution);
        foreach (var (name, expression) in execution.Node.Inputs)
            if (execution.Node.Composite is not null || IsAutomatic(execution, name))
                execution.Inputs[name] = expression.Evaluate(scope);
    }

    private static bool IsAutomatic(ActivityExecution execution, string name)
    {
        foreach (var input in execution.Node.Activity.Inputs)
            if (input.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
                return input.AutoEvaluate;
        return true;
    }
}
