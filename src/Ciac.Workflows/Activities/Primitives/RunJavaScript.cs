using Ciac.Workflows.Definitions;
using Ciac.Workflows.Expressions;
using Ciac.Workflows.Expressions.Bindings;

namespace Ciac.Workflows.Activities.Primitives;

/// <summary>Runs a script; it may choose outcomes by <c>setOutcome</c>.</summary>
[Activity("Elsa.RunJavaScript", Category = "Scripting", DisplayZh = "运行脚本", DisplayEn = "Run JavaScript")]
internal sealed class RunJavaScript : Activity, IPrepared
{
    [Input(UIHint = "code-editor")] public Input<string> Script { get; set; } = new();
    [Input(UIHint = "dynamic-outcomes")] public Input<List<string>> PossibleOutcomes { get; set; } = new();
    public Output<object> Result { get; set; } = new();

    /// <summary>A script that is written in the definition is compiled with it, and refused with it.</summary>
    public static void Prepare(ActivityNode node, List<DefinitionFinding> findings)
    {
        if (node.Inputs.GetValueOrDefault("script") is not Expression.Literal { Value: string source } || ExpressionCompiler.CompileScript(source) is not { } script)
            return;
        node.Prepared = script is Expression.Script compiled ? compiled.Compiled : null;
        if (script is Expression.Broken broken)
            findings.Add(new("WF-003", true, node.Id, $"The script is broken. {broken.Reason}"));
    }

    public override ValueTask ExecuteAsync(ActivityContext context)
    {
        var scope = context.Scope;
        var source = context.Get(Script);
        var script = context.Node.Prepared as CompiledScript ?? (string.IsNullOrWhiteSpace(source) ? null : CompiledScript.Parse(source));
        var result = script is null ? null : scope.Run(script);
        context.Set(Result, PlainValue.From(result));
        context.CompleteWith(scope.Outcomes.Count > 0 ? scope.Outcomes : ActivityContext.Done);
        return ValueTask.CompletedTask;
    }
}
