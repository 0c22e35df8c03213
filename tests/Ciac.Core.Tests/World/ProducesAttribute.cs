namespace Ciac.Core.Tests.World;

/// <summary>The refusal numbers that a test produces. A number that no test produces fails a test of its own.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ProducesAttribute(params string[] codes) : Attribute
{
    public IReadOnlyList<string> Codes { get; } = codes;
}
