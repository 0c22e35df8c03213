using System.Globalization;

namespace Ciac.Workflows.Expressions.Bindings;

/// <summary>
/// Reads a span of time. <c>72:00:00</c> is 72 hours here, as people mean it; .NET, and so Elsa, reads 72 days.
/// </summary>
internal static class Duration
{
    /// <exception cref="FormatException">Not a span of time.</exception>
    public static TimeSpan Parse(string text)
    {
        var parts = text.Split(':');
        return IsLongHours(parts)
            ? TimeSpan.FromHours(int.Parse(parts[0], CultureInfo.InvariantCulture)) + TimeSpan.Parse("00:" + string.Join(':', parts[1..]), CultureInfo.InvariantCulture)
            : TimeSpan.Parse(text, CultureInfo.InvariantCulture);
    }

    /// <summary>Whether Elsa would read the text as days.</summary>
    public static bool IsReadAsDaysByElsa(string text) => IsLongHours(text.Split(':'));

    private static bool IsLongHours(string[] parts) =>
        parts.Length is 2 or 3 && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var hours) && hours > 23;
}
