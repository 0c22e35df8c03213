using Ciac.Workflows.Activities;

namespace Ciac.Workflows.Tests.Activities;

public sealed class ActivityCatalogTests
{
    private static readonly string[] Elsa =
    [
        "Elsa.Flowchart", "Elsa.Sequence", "Elsa.Parallel", "Elsa.Fork", "Elsa.If", "Elsa.Switch", "Elsa.FlowDecision", "Elsa.FlowSwitch",
        "Elsa.FlowFork", "Elsa.FlowJoin", "Elsa.FlowNode", "Elsa.Start", "Elsa.End", "Elsa.Finish", "Elsa.Complete", "Elsa.Fault", "Elsa.Break",
        "Elsa.SetVariable", "Elsa.SetOutput", "Elsa.SetName", "Elsa.Correlate", "Elsa.WriteLine", "Elsa.For", "Elsa.ForEach", "Elsa.While",
        "Elsa.ParallelForEach", "Elsa.Delay", "Elsa.Timer", "Elsa.StartAt", "Elsa.Cron", "Elsa.Event", "Elsa.PublishEvent", "Elsa.RunTask",
        "Elsa.DispatchWorkflow", "Elsa.ExecuteWorkflow", "Elsa.BulkDispatchWorkflows", "Elsa.RunJavaScript",
    ];

    [Fact]
    public void Every_built_in_activity_of_Elsa_is_there_with_names_in_both_languages()
    {
        var catalog = new ActivityCatalog(new ActivityRegistry(new WorkflowOptions())).List();
        Assert.Equal(Elsa.Order(StringComparer.Ordinal), catalog.Select(type => type.Type).Order(StringComparer.Ordinal));
        Assert.All(catalog, type => Assert.True(type.DisplayZh.Length > 0 && type.DisplayEn.Length > 0, type.Type));
    }
}
