namespace Ciac.Core;

/// <summary>The city's own time, in which dates are printed and numbers are made. Shanghai has had no daylight saving since 1991.</summary>
public static class PortalClock
{
    public static readonly TimeSpan Offset = TimeSpan.FromHours(8);

    public static DateTimeOffset Local(DateTimeOffset time) => time.ToOffset(Offset);
}
