using Ciac.Workflows.Expressions;
using Ciac.Workflows.Expressions.Bindings;

namespace Ciac.Workflows.Activities.Primitives;

/// <summary>Runs a script; it may choose outcomes by <c>setOutcome</c>.</summary>
[Activity("Elsa.RunJavaScript", Category = "Scripting", DisplayZh = "运行脚本", DisplayEn = "Run JavaScript")]
internal sealed class RunJavaScript : Activity
{
    [Input(UIHint = "code-editor")] public Input<string> Script { get; set; } = new();
    [Input(UIHint = "dynamic-outcomes")] public Input<List<string>> PossibleOutcomes { get; set; } = new();
    public Output<object> Result { get; set; } = new();

    public override ValueTask ExecuteAsync(ActivityContext context)
    {
        var scope = context.Scope;
        var source = context.Get(Script);
        var result = string.IsNullOrWhiteSpace(source) ? null : scope.Run(CompiledScript.Parse(source));
        context.Set(Result, PlainValue.From(result));
        context.CompleteWith(scope.Outcomes.Count > 0 ? scope.Outcomes : ActivityContext.Done);
        return ValueTask.CompletedTask;
    }
}
