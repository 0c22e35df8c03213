using Ciac.Workflows.Expressions.Running;
using Ciac.Workflows.Expressions.Values;

namespace Ciac.Workflows.Expressions.Builtins;

/// <summary>Reading the arguments of a built-in.</summary>
internal static class Arguments
{
    public static string Text(this in Call call, int index) => To.Text(call[index], call.X);

    public static double Number(this in Call call, int index) => To.Number(call[index], call.X);

    public static double Integer(this in Call call, int index) => To.Integer(call[index], call.X);

    public static int Position(this in Call call, int index, int length, int missing) => To.Position(call[index], length, missing, call.X);

    public static ScriptFunction Function(this in Call call, int index) =>
        call[index].AsFunction ?? throw call.X.TypeError($"{Operators.TypeOf(call[index])} is not a function");

    /// <summary>Calls back with up to three arguments and pays a step.</summary>
    public static Value Invoke(this in Call call, ScriptFunction function, Value[] arguments)
    {
        call.X.Budget.Step();
        return function.Call(call.X, Value.Undefined, arguments);
    }

    /// <summary>A result as long as count characters will be made.</summary>
    public static void ReserveText(this in Call call, double count)
    {
        if (count > int.MaxValue / 4) throw Budget.Limit("the memory is used up");
        call.X.Budget.Reserve((long)count * 2);
        call.X.Budget.Spend((long)count / 32);
    }
}
