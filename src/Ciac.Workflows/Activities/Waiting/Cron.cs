using Ciac.Workflows.Definitions;
using Ciac.Workflows.Expressions.Bindings;

namespace Ciac.Workflows.Activities.Waiting;

/// <summary>As a trigger, starts the workflow at each occurrence (UTC); in a flow, waits for the next.</summary>
[Activity("Elsa.Cron", Category = "Scheduling", DisplayZh = "周期表达式", DisplayEn = "Cron", IsTrigger = true)]
internal sealed class Cron : Activity, IPrepared
{
    public Input<string> CronExpression { get; set; } = new();

    public static void Prepare(ActivityNode node, List<DefinitionFinding> findings)
    {
        if (node.Inputs.GetValueOrDefault("cronExpression") is not Expression.Literal { Value: { } text })
            return;
        if (CronText.Problem(PlainValue.ToText(text)) is { } problem)
            findings.Add(new("WF-006", true, node.Id, $"The cron expression is not valid: {problem}"));
    }

    public override ValueTask ExecuteAsync(ActivityContext context)
    {
        if (context.Burst.TakeTrigger(context.Node))
            return ValueTask.CompletedTask;
        var next = CronText.Next(context.Get(CronExpression) ?? "", context.Now);
        context.WaitUntil(next ?? throw new InvalidOperationException("The cron expression has no further occurrence."));
        return ValueTask.CompletedTask;
    }
}
