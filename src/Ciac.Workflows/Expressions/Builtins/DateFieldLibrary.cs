using Ciac.Workflows.Expressions.Values;
using static Ciac.Workflows.Expressions.Builtins.DateLibrary;

namespace Ciac.Workflows.Expressions.Builtins;

/// <summary>getFullYear, setUTCHours and their kin: each in local time and in UTC.</summary>
internal static class DateFieldLibrary
{
    /// <summary>Name, first field, and how many fields the setter takes at most.</summary>
    private static readonly (string Name, int Field, int Settable)[] Fields =
    [
        ("FullYear", 0, 3), ("Month", 1, 2), ("Date", 2, 1), ("Hours", 3, 4), ("Minutes", 4, 3), ("Seconds", 5, 2), ("Milliseconds", 6, 1), ("Day", 7, 0),
    ];

    public static void Install(Library prototype)
    {
        foreach (var (name, field, settable) in Fields)
        {
            prototype.Method("get" + name, 0, (in call) => Get(call, field, Zone(call.X)));
            prototype.Method("getUTC" + name, 0, (in call) => Get(call, field, TimeZoneInfo.Utc));
            if (settable == 0) continue;
            prototype.Method("set" + name, settable, (in call) => Set(call, (field, settable), Zone(call.X)));
            prototype.Method("setUTC" + name, settable, (in call) => Set(call, (field, settable), TimeZoneInfo.Utc));
        }
    }

    private static double[] Split(double local)
    {
        var f = DateMath.Split(local);
        return [f.Year, f.Month, f.Day, f.Hour, f.Minute, f.Second, f.Millisecond, f.Weekday];
    }

    private static Value Get(in Call call, int field, TimeZoneInfo zone)
    {
        var time = Self(call).Time;
        return Value.Of(double.IsNaN(time) ? time : Split(DateMath.ToLocal(time, zone))[field]);
    }

    private static Value Set(in Call call, (int First, int Count) range, TimeZoneInfo zone)
    {
        var date = Self(call);
        var time = double.IsNaN(date.Time) && range.First == 0 ? 0 : date.Time;
        if (double.IsNaN(time)) return Value.Of(time);
        var fields = Split(DateMath.ToLocal(time, zone));
        for (var i = 0; i < Math.Min(range.Count, Math.Max(1, call.Count)); i++) fields[range.First + i] = call.Number(i);
        return Value.Of(date.Move(DateMath.ToUtc(DateMath.Join(fields.AsSpan(0, 7)), zone)));
    }
}
