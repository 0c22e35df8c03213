using System.Globalization;
using Microsoft.Extensions.Options;

namespace Ciac.Portal.Components;

/// <summary>Dates and times in the reader's language and the city's time: 2025年3月17日 / 17 March 2025.</summary>
public sealed class Dates(IOptions<LooksOptions> looks)
{
    private readonly TimeZoneInfo _zone = TimeZoneInfo.FindSystemTimeZoneById(looks.Value.TimeZone);

    private static bool InChinese => CultureInfo.CurrentUICulture.Name == LooksSetup.Chinese;

    /// <summary>The greatest moment means that there is no end.</summary>
    public string Day(DateTimeOffset moment) => moment == DateTimeOffset.MaxValue ? InChinese ? "长期" : "without end" : Day(DateOnly.FromDateTime(Local(moment).DateTime));

    public static string Day(DateOnly day) =>
        day.ToString(InChinese ? "yyyy'年'M'月'd'日'" : "d MMMM yyyy", CultureInfo.CurrentCulture);

    public string Moment(DateTimeOffset moment) => $"{Day(moment)} {Time(moment)}";

    public string Time(DateTimeOffset moment) => Local(moment).ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>For the datetime attribute of a time element.</summary>
    public static string Machine(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private DateTimeOffset Local(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, _zone);
}
