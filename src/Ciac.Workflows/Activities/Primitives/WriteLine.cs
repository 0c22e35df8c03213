using Ciac.Workflows.Expressions.Bindings;
using Ciac.Workflows.Instances;

namespace Ciac.Workflows.Activities.Primitives;

/// <summary>Writes a line to the console of the process, and to the journal.</summary>
[Activity("Elsa.WriteLine", Category = "Console", DisplayZh = "输出一行", DisplayEn = "Write line")]
internal sealed class WriteLine : Activity
{
    public Input<object> Text { get; set; } = new();

    public override ValueTask ExecuteAsync(ActivityContext context)
    {
        var text = PlainValue.ToText(context.Get(Text));
        context.Burst.Environment.Console.WriteLine(context.InstanceId, text);
        context.Burst.Note(context.Execution, JournalEvents.Line, text);
        return ValueTask.CompletedTask;
    }
}
