namespace Ciac.Workflows.Expressions.Values;

/// <summary>A moment in milliseconds since 1970-01-01T00:00:00Z; NaN for an invalid date.</summary>
internal sealed class ScriptDate(double time) : ScriptObject(Intrinsics.DatePrototype)
{
    private const double Farthest = 8.64e15;

    public double Time { get; private set; } = Clip(time);

    public override string ClassName => "Date";

    public double Move(double time) => Time = Clip(time);

    private static double Clip(double time) =>
        double.IsFinite(time) && Math.Abs(time) <= Farthest ? Math.Truncate(time) + 0.0 : double.NaN;
}
