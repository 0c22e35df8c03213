using Ciac.Workflows.Definitions;
using Ciac.Workflows.Expressions.Bindings;

namespace Ciac.Workflows.Activities.Flow;

/// <summary>How many cases of a switch may be taken.</summary>
public enum SwitchMode
{
    /// <summary>The first that holds.</summary>
    MatchFirst,

    /// <summary>All that hold.</summary>
    MatchAny,
}

/// <summary>A case of a switch: its condition is a bare expression, not an input.</summary>
internal sealed record SwitchCase(string Label, Expression Condition)
{
    public static List<SwitchCase> Read(ActivityNode node, List<DefinitionFinding> findings)
    {
        var cases = new List<SwitchCase>();
        foreach (var json in node.Json.Items("cases"))
        {
            var condition = json.Member("condition") is { } expression ? ExpressionCompiler.Compile(expression) : null;
            if (condition is Expression.Broken broken)
                findings.Add(new("WF-003", true, node.Id, $"The condition of case {json.Text("label")} is broken. {broken.Reason}"));
            cases.Add(new(json.Text("label") ?? "", condition ?? new Expression.Literal(false)));
        }
        return cases;
    }

    public static List<SwitchCase> Matching(ActivityContext context, SwitchMode mode)
    {
        var matching = new List<SwitchCase>();
        foreach (var candidate in (List<SwitchCase>)context.Node.Prepared!)
        {
            if (!TypedValue.To<bool>(candidate.Condition.Evaluate(context.Scope)))
                continue;
            matching.Add(candidate);
            if (mode == SwitchMode.MatchFirst)
                break;
        }
        return matching;
    }
}
