namespace Ciac.Workflows.Expressions;

/// <summary>Why a script did not give a value.</summary>
public enum ScriptErrorKind
{
    /// <summary>The source text is not a program of the subset.</summary>
    Syntax,

    /// <summary>The program threw an error nobody caught, or a host function failed.</summary>
    Runtime,

    /// <summary>A counter of <see cref="ScriptLimits"/> ran out. A script cannot catch it.</summary>
    Limit,
}

/// <summary>The only exception that leaves the interpreter, besides a cancellation that a host function throws.</summary>
public sealed class ScriptException : Exception
{
    /// <summary>Makes the error; a host function that throws one of kind Runtime raises an Error the script can catch.</summary>
    public ScriptException(ScriptErrorKind kind, string message, Exception? cause = null)
        : base(message, cause) => Kind = kind;

    /// <summary>What went wrong.</summary>
    public ScriptErrorKind Kind { get; }

    /// <summary>Line of the source, from 1; 0 when unknown.</summary>
    public int Line { get; init; }

    /// <summary>Column of the source in UTF-16 units, from 1; 0 when unknown.</summary>
    public int Column { get; init; }
}
