using Quartz;

namespace Ciac.Workflows.Activities.Waiting;

/// <summary>
/// Cron expressions as Elsa takes them: crontab's five fields (Sunday is 0), or six with seconds first. Quartz's own form
/// is known by its question mark or its seventh field.
/// </summary>
internal static class CronText
{
    /// <summary>What is wrong with the text; null when nothing is.</summary>
    public static string? Problem(string text)
    {
        try
        {
            _ = Parse(text);
            return null;
        }
        catch (FormatException error)
        {
            return error.Message;
        }
    }

    public static DateTimeOffset? Next(string text, DateTimeOffset after) => Parse(text).GetNextValidTimeAfter(after);

    /// <exception cref="FormatException">Not a cron expression.</exception>
    public static CronExpression Parse(string text)
    {
        var fields = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var expression = fields.Length switch
        {
            5 => CronExpression.Parse(text, CronFormat.Unix),
            6 when !text.Contains('?') => WithSeconds(fields),
            6 or 7 => new CronExpression(text),
            _ => throw new FormatException($"'{text}' has {fields.Length} fields; 5, 6 or 7 are possible."),
        };
        return expression.WithTimeZone(TimeZoneInfo.Utc);
    }

    private static CronExpression WithSeconds(string[] fields)
    {
        var minutes = CronExpression.Parse(string.Join(' ', fields[1..]), CronFormat.Unix).CronExpressionString;
        return new CronExpression(fields[0] + minutes[minutes.IndexOf(' ', StringComparison.Ordinal)..]);
    }
}
