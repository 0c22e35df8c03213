using System.Globalization;
using Ciac.Workflows.Activities.Waiting;

namespace Ciac.Workflows.Tests.Timers;

public sealed class CronTextTests
{
    [Theory]
    [InlineData("*/5 * * * *", "2026-03-02T08:05:00Z")]
    [InlineData("30 0 9 * * *", "2026-03-02T09:00:30Z")]
    [InlineData("0 0 * * 0", "2026-03-08T00:00:00Z")]
    [InlineData("0 0 0 ? * MON", "2026-03-09T00:00:00Z")]
    public void Next_is_as_crontab_says(string text, string expected) =>
        Assert.Equal(At(expected), CronText.Next(text, At("2026-03-02T08:00:00Z")));

    [Theory]
    [InlineData("BadCronExpression")]
    [InlineData("61 * * * *")]
    [InlineData("* * *")]
    public void Bad_text_is_a_problem(string text) => Assert.NotNull(CronText.Problem(text));

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
