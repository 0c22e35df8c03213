namespace Ciac.Core.Tests.World;

/// <summary>The refusal numbers that a test produces. A number without a test fails <see cref="EveryRefusalIsTestedTests"/>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ProducesAttribute(params string[] codes) : Attribute
{
    public IReadOnlyList<string> Codes { get; } = codes;
}
