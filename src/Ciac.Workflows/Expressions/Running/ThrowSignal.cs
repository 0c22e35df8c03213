using Ciac.Workflows.Expressions.Values;

namespace Ciac.Workflows.Expressions.Running;

/// <summary>A thrown value on its way to the catch clause of the script, or out.</summary>
internal sealed class ThrowSignal : Exception
{
    private const int Cost = 40;

    public ThrowSignal(in Value value, Execution x)
    {
        x.Budget.Spend(Cost);
        Thrown = value;
        At = x.At;
    }

    public Value Thrown { get; }

    public int At { get; }
}
