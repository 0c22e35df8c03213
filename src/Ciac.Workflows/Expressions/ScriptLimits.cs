namespace Ciac.Workflows.Expressions;

/// <summary>What one run may use. Each counter ends the run with <see cref="ScriptErrorKind.Limit"/>.</summary>
public sealed record ScriptLimits
{
    /// <summary>The limits of an expression in a workflow.</summary>
    public static ScriptLimits Default { get; } = new();

    /// <summary>Statements, calls, loop turns and elements visited by built-in functions.</summary>
    public int MaxSteps { get; init; } = 1_000_000;

    /// <summary>Calls inside one another, and levels of a structure that is read or written as a whole.</summary>
    public int MaxDepth { get; init; } = 256;

    /// <summary>Bytes taken from the heap over the whole run; what is freed meanwhile is not given back.</summary>
    public long MaxAllocatedBytes { get; init; } = 10_000_000;

    /// <summary>Time the thread runs the script; waiting for a processor does not count.</summary>
    public TimeSpan MaxTime { get; init; } = TimeSpan.FromMilliseconds(100);
}
