using System.Collections.Frozen;
using Ciac.Workflows.Expressions.Running;
using Ciac.Workflows.Expressions.Values;

namespace Ciac.Workflows.Expressions.Compiling;

/// <summary>The binary operators but ===, !== and the ones that may skip their right side.</summary>
internal static class BinaryOperations
{
    private static readonly FrozenDictionary<string, BinaryOperation> All = new Dictionary<string, BinaryOperation>
    {
        ["+"] = Operators.Add,
        ["-"] = (in a, in b, x) => Value.Of(To.Number(a, x) - To.Number(b, x)),
        ["*"] = (in a, in b, x) => Value.Of(To.Number(a, x) * To.Number(b, x)),
        ["/"] = (in a, in b, x) => Value.Of(To.Number(a, x) / To.Number(b, x)),
        ["%"] = (in a, in b, x) => Value.Of(To.Number(a, x) % To.Number(b, x)),
        ["**"] = (in a, in b, x) => Value.Of(Operators.Power(To.Number(a, x), To.Number(b, x))),
        ["=="] = (in a, in b, x) => Value.Of(Operators.LooseEquals(a, b, x)),
        ["!="] = (in a, in b, x) => Value.Of(!Operators.LooseEquals(a, b, x)),
        ["<"] = (in a, in b, x) => Value.Of(Operators.Compare(a, b, x) < 0),
        [">"] = (in a, in b, x) => Value.Of(Operators.Compare(a, b, x) > 0),
        ["<="] = (in a, in b, x) => Value.Of(Operators.Compare(a, b, x) <= 0),
        [">="] = (in a, in b, x) => Value.Of(Operators.Compare(a, b, x) >= 0),
        ["&"] = (in a, in b, x) => Value.Of(To.Int32(a, x) & To.Int32(b, x)),
        ["|"] = (in a, in b, x) => Value.Of(To.Int32(a, x) | To.Int32(b, x)),
        ["^"] = (in a, in b, x) => Value.Of(To.Int32(a, x) ^ To.Int32(b, x)),
        ["<<"] = (in a, in b, x) => Value.Of(To.Int32(a, x) << (To.Int32(b, x) & 31)),
        [">>"] = (in a, in b, x) => Value.Of(To.Int32(a, x) >> (To.Int32(b, x) & 31)),
        [">>>"] = (in a, in b, x) => Value.Of(To.UInt32(a, x) >>> (To.Int32(b, x) & 31)),
        ["in"] = (in a, in b, x) => Value.Of(Operators.In(a, b, x)),
        ["instanceof"] = (in a, in b, x) => Value.Of(Operators.InstanceOf(a, b, x)),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static BinaryOperation Of(string operation) => All[operation];
}
