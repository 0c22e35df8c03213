using System.Globalization;
using System.Text.RegularExpressions;

namespace Ciac.Workflows.Expressions.Builtins;

/// <summary>Dates as text. Names are English and the default locale is zh-CN: the platform's users read Chinese dates.</summary>
internal static partial class DateText
{
    private static readonly CultureInfo Plain = CultureInfo.InvariantCulture;
    private static readonly string[] Days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
    private static readonly string[] Months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

    public static string Iso(double time)
    {
        var f = DateMath.Split(time);
        var year = f.Year is >= 0 and <= 9999 ? f.Year.ToString("0000", Plain) : f.Year.ToString("+000000;-000000", Plain);
        return string.Create(Plain, $"{year}-{f.Month + 1:00}-{f.Day:00}T{f.Hour:00}:{f.Minute:00}:{f.Second:00}.{f.Millisecond:000}Z");
    }

    public static string Utc(double time)
    {
        var f = DateMath.Split(time);
        return string.Create(Plain, $"{Days[f.Weekday]}, {f.Day:00} {Months[f.Month]} {f.Year:0000} {Clock(f)} GMT");
    }

    public static string Date(double local)
    {
        var f = DateMath.Split(local);
        return string.Create(Plain, $"{Days[f.Weekday]} {Months[f.Month]} {f.Day:00} {f.Year:0000}");
    }

    public static string Time(double local, double offset)
    {
        var minutes = Math.Abs((int)(offset / DateMath.MsPerMinute));
        return string.Create(Plain, $"{Clock(DateMath.Split(local))} GMT{(offset < 0 ? '-' : '+')}{minutes / 60:00}{minutes % 60:00}");
    }

    public static string LocaleDate(double local, bool english)
    {
        var f = DateMath.Split(local);
        return english ? string.Create(Plain, $"{f.Month + 1}/{f.Day}/{f.Year}") : string.Create(Plain, $"{f.Year}/{f.Month + 1}/{f.Day}");
    }

    public static string LocaleTime(double local, bool english)
    {
        var f = DateMath.Split(local);
        return english
            ? string.Create(Plain, $"{(f.Hour + 11) % 12 + 1}:{f.Minute:00}:{f.Second:00} {(f.Hour < 12 ? "AM" : "PM")}")
            : Clock(f);
    }

    /// <summary>Milliseconds a text means; NaN when it means none. A date alone is UTC, a date with a time is local (ECMA-262 §21.4.1.32).</summary>
    public static double Parse(string text, TimeZoneInfo zone)
    {
        var match = IsoPattern().Match(text.Trim());
        if (match.Success) return ParseIso(match, zone);
        return DateTimeOffset.TryParse(text, Plain, DateTimeStyles.AssumeUniversal, out var moment) ? ParseOther(text, moment, zone) : double.NaN;
    }

    private static string Clock(in DateFields f) => string.Create(Plain, $"{f.Hour:00}:{f.Minute:00}:{f.Second:00}");

    private static double ParseIso(Match match, TimeZoneInfo zone)
    {
        var month = Number(match, "month", 1);
        var day = Number(match, "day", 1);
        var hour = Number(match, "hour", 0);
        var minute = Number(match, "minute", 0);
        var second = Number(match, "second", 0);
        if (month is < 1 or > 12 || day < 1 || hour > 24 || minute > 59 || second > 59) return double.NaN;
        var fraction = match.Groups["fraction"].Success ? Math.Truncate(double.Parse("0." + match.Groups["fraction"].Value, Plain) * 1000 + 1e-9) : 0;
        if (hour == 24 && minute + second + fraction > 0) return double.NaN;
        var time = DateMath.Join([Number(match, "year", 0), month - 1, day, hour, minute, second, fraction]);
        if (DateMath.Split(time - (hour == 24 ? 1 : 0)).Day != day) return double.NaN;
        var given = match.Groups["zone"];
        if (!given.Success) return match.Groups["hour"].Success ? DateMath.ToUtc(time, zone) : time;
        return time - ZoneOffset(given.Value);
    }

    private static double Number(Match match, string name, double missing) =>
        match.Groups[name].Success ? double.Parse(match.Groups[name].Value, Plain) : missing;

    private static double ZoneOffset(string zone)
    {
        if (zone is "Z" or "z") return 0;
        var digits = zone[1..].Replace(":", "", StringComparison.Ordinal);
        var minutes = int.Parse(digits.AsSpan(0, 2), Plain) * 60 + int.Parse(digits.AsSpan(2, 2), Plain);
        return (zone[0] == '-' ? -minutes : minutes) * DateMath.MsPerMinute;
    }

    // Other notations that name no zone are local, as browsers read them.
    private static double ParseOther(string text, DateTimeOffset moment, TimeZoneInfo zone)
    {
        var time = (double)moment.ToUnixTimeMilliseconds();
        var named = text.Contains("GMT", StringComparison.OrdinalIgnoreCase) || text.TrimEnd().EndsWith('Z') || OffsetPattern().IsMatch(text);
        return named ? time : DateMath.ToUtc(time, zone);
    }

    private const string DatePart = @"(?<year>\d{4}|[+-]\d{6})(-(?<month>\d\d)(-(?<day>\d\d))?)?";
    private const string TimePart = @"(?<hour>\d\d):(?<minute>\d\d)(:(?<second>\d\d)([.,](?<fraction>\d{1,9})\d*)?)?";
    private const string ZonePart = @"\s?(?<zone>Z|z|[+-]\d\d:?\d\d)?";

    [GeneratedRegex($@"\A{DatePart}([T ]{TimePart}{ZonePart})?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex IsoPattern();

    [GeneratedRegex(@"\d\s?[+-]\d\d:?\d\d\s*\z", RegexOptions.CultureInvariant)]
    private static partial Regex OffsetPattern();
}
