using Ciac.Workflows.Expressions.Patterns;

namespace Ciac.Workflows.Expressions.Values;

internal sealed class ScriptRegex : ScriptObject
{
    public ScriptRegex(CompiledPattern pattern)
        : base(Intrinsics.RegExpPrototype)
    {
        Pattern = pattern;
        Install("lastIndex", Value.Of(0), PropertyFlags.Writable);
    }

    public CompiledPattern Pattern { get; }

    public override string ClassName => "RegExp";
}
