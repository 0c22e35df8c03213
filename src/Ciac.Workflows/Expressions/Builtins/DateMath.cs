namespace Ciac.Workflows.Expressions.Builtins;

/// <summary>A moment split into fields; Month from 0, Weekday from 0 = Sunday.</summary>
internal readonly record struct DateFields(double Year, int Month, int Day)
{
    public int Hour { get; init; }

    public int Minute { get; init; }

    public int Second { get; init; }

    public int Millisecond { get; init; }

    public int Weekday { get; init; }
}

/// <summary>The proleptic Gregorian calendar on milliseconds since 1970 (ECMA-262 §21.4.1).</summary>
internal static class DateMath
{
    public const double MsPerDay = 86_400_000;
    public const double MsPerMinute = 60_000;

    public static DateFields Split(double time)
    {
        var days = Math.Floor(time / MsPerDay);
        var rest = (int)(time - days * MsPerDay);
        var (year, month, day) = Civil((long)days);
        return new DateFields(year, month, day)
        {
            Hour = rest / 3_600_000,
            Minute = rest / 60_000 % 60,
            Second = rest / 1000 % 60,
            Millisecond = rest % 1000,
            Weekday = (int)(((long)days % 7 + 11) % 7),
        };
    }

    /// <summary>Fields to time: year, month, day, hour, minute, second, millisecond; each may be out of its range.</summary>
    public static double Join(ReadOnlySpan<double> fields)
    {
        foreach (var field in fields)
            if (!double.IsFinite(field) || Math.Abs(field) > 1e17) return double.NaN;
        var year = Math.Truncate(fields[0]) + Math.Floor(Math.Truncate(fields[1]) / 12);
        if (Math.Abs(year) > 400_000) return double.NaN;
        var month = (int)(Math.Truncate(fields[1]) - Math.Floor(Math.Truncate(fields[1]) / 12) * 12);
        var days = DaysBefore((long)year, month) + Math.Truncate(fields[2]) - 1;
        return days * MsPerDay
            + Math.Truncate(fields[3]) * 3_600_000 + Math.Truncate(fields[4]) * MsPerMinute
            + Math.Truncate(fields[5]) * 1000 + Math.Truncate(fields[6]);
    }

    /// <summary>Local time of a moment.</summary>
    public static double ToLocal(double time, TimeZoneInfo zone) => time + Offset(time, zone);

    /// <summary>Moment of a local time; of two candidates at a clock change the earlier offset counts.</summary>
    public static double ToUtc(double local, TimeZoneInfo zone)
    {
        var guess = local - Offset(local - Offset(local, zone), zone);
        return guess + Offset(guess, zone) == local ? guess : local - Offset(local - MsPerDay, zone);
    }

    public static double Offset(double time, TimeZoneInfo zone)
    {
        if (double.IsNaN(time)) return double.NaN;
        var within = Math.Clamp(time, -62135596800000 + MsPerDay, 253402300799999 - MsPerDay);
        return zone.GetUtcOffset(DateTimeOffset.FromUnixTimeMilliseconds((long)within)).TotalMilliseconds;
    }

    // Days from civil and back, counted in eras of 400 years that begin on 1 March.
    private static double DaysBefore(long year, int month)
    {
        var y = month < 2 ? year - 1 : year;
        var era = (y >= 0 ? y : y - 399) / 400;
        var yearOfEra = y - era * 400;
        var dayOfYear = (153 * ((month + 10) % 12) + 2) / 5;
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468;
    }

    private static (double Year, int Month, int Day) Civil(long days)
    {
        var shifted = days + 719_468;
        var era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097;
        var dayOfEra = shifted - era * 146_097;
        var yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        var dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        var shiftedMonth = (5 * dayOfYear + 2) / 153;
        var month = (int)((shiftedMonth + 2) % 12);
        var year = yearOfEra + era * 400 + (month < 2 ? 1 : 0);
        return (year, month, (int)(dayOfYear - (153 * shiftedMonth + 2) / 5 + 1));
    }
}
