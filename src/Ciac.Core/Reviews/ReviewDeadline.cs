namespace Ciac.Core.Reviews;

/// <summary>办理时限: the same time of the next working day, in the city's own calendar.</summary>
public static class ReviewDeadline
{
    public static DateTimeOffset After(DateTimeOffset start)
    {
        var due = PortalClock.Local(start).AddDays(1);
        while (due.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday) due = due.AddDays(1);
        return due.ToUniversalTime();
    }
}
