using Ciac.Workflows.Expressions.Compiling;
using Ciac.Workflows.Expressions.Parsing;
using Ciac.Workflows.Expressions.Running;
using Ciac.Workflows.Expressions.Values;

namespace Ciac.Workflows.Expressions;

/// <summary>A parsed script: immutable, safe to run on several threads at once, worth caching.</summary>
public sealed class CompiledScript
{
    /// <summary>Longest source in UTF-16 units. A source may be made by another script: parsing it must cost no more than a run.</summary>
    public const int MaxLength = 40_000;

    private readonly FunctionCode _code;
    private readonly string _source;

    private CompiledScript(string source, FunctionCode code)
    {
        _source = source;
        _code = code;
    }

    /// <summary>
    /// Parses an expression, or statements. The value of a top-level return is the result, else that of the expression
    /// statement that ran last.
    /// </summary>
    /// <exception cref="ScriptException">The source is not a program of the subset (kind Syntax).</exception>
    public static CompiledScript Parse(string source)
    {
        Warmup.Ensure();
        return ParseCold(source);
    }

    /// <summary>
    /// Runs the script. Undefined and null both come out as null, numbers as double, arrays and sets as
    /// <see cref="List{T}"/> of object, objects and maps as <see cref="Dictionary{TKey,TValue}"/>, dates as <see cref="DateTimeOffset"/>.
    /// </summary>
    /// <exception cref="ScriptException">The script threw (kind Runtime) or a counter ran out (kind Limit).</exception>
    public object? Run(ScriptHost host, ScriptLimits limits)
    {
        var x = new Execution(host, limits);
        try
        {
            var frame = new Frame(x, new Running.Environment(_code.Size, null), Value.Undefined);
            _code.Body.Execute(frame);
            var result = HostOutput.Out(frame.Result, x);
            x.WriteBack();
            return result;
        }
        catch (ThrowSignal signal)
        {
            throw Located(ScriptErrorKind.Runtime, Describe(signal.Thrown, x), signal.At, null);
        }
        catch (HostFailure failure)
        {
            throw Located(ScriptErrorKind.Runtime, failure.Message, failure.At, failure.InnerException);
        }
        catch (ScriptException stopped) when (stopped.Kind == ScriptErrorKind.Limit && stopped.Line == 0)
        {
            throw Located(stopped.Kind, stopped.Message, x.At, null);
        }
    }

    /// <summary>Parses without the warm-up, which is made of scripts itself.</summary>
    internal static CompiledScript ParseCold(string source)
    {
        try
        {
            if (source.Length > MaxLength) throw new SyntaxError(MaxLength, $"The script is longer than {MaxLength} characters");
            return new CompiledScript(source, Compiler.CompileScript(Parser.ParseScript(source)));
        }
        catch (SyntaxError error)
        {
            throw At(source, ScriptErrorKind.Syntax, (error.Message, error.At), null);
        }
    }

    // The thrown value may be an object whose toString throws again, or the budget may end meanwhile.
    private static string Describe(in Value thrown, Execution x)
    {
        try
        {
            return thrown.AsObject is ScriptError error ? ScriptError.Describe(error, x) : To.Text(thrown, x);
        }
        catch (Exception error) when (error is ThrowSignal or ScriptException or HostFailure)
        {
            return "The script threw an object that has no text";
        }
    }

    private ScriptException Located(ScriptErrorKind kind, string message, int at, Exception? cause) => At(_source, kind, (message, at), cause);

    private static ScriptException At(string source, ScriptErrorKind kind, (string Message, int At) error, Exception? cause)
    {
        var before = source.AsSpan(0, Math.Min(error.At, source.Length));
        var lastLine = before.LastIndexOf('\n');
        return new ScriptException(kind, error.Message, cause) { Line = before.Count('\n') + 1, Column = before.Length - lastLine };
    }
}
