using Ciac.Workflows.Expressions.Running;
using Ciac.Workflows.Expressions.Values;

namespace Ciac.Workflows.Expressions.Builtins;

/// <summary>Date; the clock and the zone are the host's.</summary>
internal static class DateLibrary
{
    private const int LongestText = 100;

    public static void Install(Library globals)
    {
        globals.Type(new NativeFunction("Date", 7, (in call) => Value.Of(Text(new ScriptDate(Now(call.X)), call.X)), New), Intrinsics.DatePrototype)
            .Method("now", 0, (in call) => Value.Of(Now(call.X)))
            .Method("parse", 1, (in call) => Value.Of(Parse(call.Text(0), call.X)))
            .Method("UTC", 7, (in call) => Value.Of(new ScriptDate(Fields(call)).Time));
        var prototype = new Library(Intrinsics.DatePrototype)
            .Method("getTime", 0, (in call) => Value.Of(Self(call).Time))
            .Method("valueOf", 0, (in call) => Value.Of(Self(call).Time))
            .Method("setTime", 1, (in call) => Value.Of(Self(call).Move(call.Number(0))))
            .Method("getTimezoneOffset", 0, (in call) => Value.Of(-DateMath.Offset(Self(call).Time, Zone(call.X)) / DateMath.MsPerMinute + 0.0))
            .Method("toISOString", 0, (in call) => Value.Of(DateText.Iso(Valid(call))))
            .Method("toJSON", 1, (in call) => double.IsNaN(Self(call).Time) ? Value.Null : Value.Of(DateText.Iso(Self(call).Time)))
            .Method("toUTCString", 0, (in call) => Written(call, t => DateText.Utc(t)))
            .Method("toString", 0, (in call) => Value.Of(Text(Self(call), call.X)))
            .Method("toDateString", 0, (in call) => WrittenLocal(call, DateText.Date))
            .Method("toTimeString", 0, (in call) => Written(call, TimeWriter(call.X)))
            .Method("toLocaleDateString", 0, (in call) => WrittenLocal(call, LocaleWriter(call, date: true, time: false)))
            .Method("toLocaleTimeString", 0, (in call) => WrittenLocal(call, LocaleWriter(call, date: false, time: true)))
            .Method("toLocaleString", 0, (in call) => WrittenLocal(call, LocaleWriter(call, date: true, time: true)));
        DateFieldLibrary.Install(prototype);
    }

    public static ScriptDate Self(in Call call) => call.Self.AsObject as ScriptDate ?? throw call.X.TypeError("The receiver is not a Date");

    public static TimeZoneInfo Zone(Execution x) => x.Host.Time.LocalTimeZone;

    public static double Now(Execution x) => x.Host.Time.GetUtcNow().ToUnixTimeMilliseconds();

    public static double Parse(string text, Execution x) => text.Length > LongestText ? double.NaN : DateText.Parse(text, Zone(x));

    private static double Valid(in Call call) =>
        double.IsNaN(Self(call).Time) ? throw call.X.RangeError("Invalid time value") : Self(call).Time;

    private static Value New(in Call call)
    {
        if (call.Count == 0) return Value.Of(new ScriptDate(Now(call.X)));
        if (call.Count > 1) return Value.Of(new ScriptDate(DateMath.ToUtc(Fields(call), Zone(call.X))));
        if (call[0].AsObject is ScriptDate other) return Value.Of(new ScriptDate(other.Time));
        var given = To.Primitive(call[0], call.X);
        return Value.Of(new ScriptDate(given.IsString ? Parse(given.Text, call.X) : To.Number(given, call.X)));
    }

    // Years 0 to 99 mean 1900 to 1999 (ECMA-262 §21.4.1.30).
    private static double Fields(in Call call)
    {
        double[] fields = [double.NaN, 0, 1, 0, 0, 0, 0];
        for (var i = 0; i < Math.Min(call.Count, fields.Length); i++) fields[i] = call.Number(i);
        if (Math.Truncate(fields[0]) is >= 0 and <= 99 and var year) fields[0] = 1900 + year;
        return DateMath.Join(fields);
    }

    private static string Text(ScriptDate date, Execution x)
    {
        if (double.IsNaN(date.Time)) return "Invalid Date";
        return $"{DateText.Date(DateMath.ToLocal(date.Time, Zone(x)))} {TimeWriter(x)(date.Time)}";
    }

    private static Func<double, string> TimeWriter(Execution x) =>
        time => DateText.Time(DateMath.ToLocal(time, Zone(x)), DateMath.Offset(time, Zone(x)));

    private static Value Written(in Call call, Func<double, string> write) =>
        Value.Of(double.IsNaN(Self(call).Time) ? "Invalid Date" : write(Self(call).Time));

    private static Value WrittenLocal(in Call call, Func<double, string> write)
    {
        var zone = Zone(call.X);
        return Written(call, time => write(DateMath.ToLocal(time, zone)));
    }

    private static Func<double, string> LocaleWriter(in Call call, bool date, bool time)
    {
        var english = call[0].IsString && call[0].Text.StartsWith("en", StringComparison.Ordinal);
        return local => (date, time) switch
        {
            (true, false) => DateText.LocaleDate(local, english),
            (false, true) => DateText.LocaleTime(local, english),
            _ => $"{DateText.LocaleDate(local, english)}{(english ? "," : "")} {DateText.LocaleTime(local, english)}",
        };
    }
}
