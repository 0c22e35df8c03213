namespace Ciac.Workflows.Expressions.Parsing;

/// <summary>A refusal of the source; becomes a ScriptException with line and column at the door.</summary>
internal sealed class SyntaxError(int at, string message) : Exception(message)
{
    public int At { get; } = at;
}
