using System.Globalization;

namespace Ciac.Signing.Pdf.Reading;

/// <summary>Dates of the form D:YYYYMMDDHHmmSSOHH'mm' (ISO 32000-2 §7.9.4); the offset may be missing, Z or without minutes.</summary>
internal static class PdfDate
{
    public static DateTimeOffset? Read(PdfValue value)
    {
        if (value is not PdfString { Text: ['D', ':', .. var text] } || text.Length < 14) return null;
        var isTime = DateTime.TryParseExact(text[..14], "yyyyMMddHHmmss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time);
        return isTime && Offset(text[14..]) is { } offset ? At(time, offset) : null;
    }

    private static TimeSpan? Offset(string text)
    {
        var digits = text.Replace("'", "", StringComparison.Ordinal);
        if (digits is "" or "Z" or "Z00" or "Z0000") return TimeSpan.Zero;
        var isOffset = digits[0] is '+' or '-' && digits.Length is 3 or 5 && digits.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0;
        if (!isOffset) return null;
        var minutes = (Number(digits, 1) * 60) + (digits.Length == 5 ? Number(digits, 3) : 0);
        return minutes <= 14 * 60 ? TimeSpan.FromMinutes(digits[0] == '-' ? -minutes : minutes) : null;
    }

    private static int Number(string digits, int at) => ((digits[at] - '0') * 10) + digits[at + 1] - '0';

    /// <summary>A date so near the ends of the calendar that its offset carries it over them is no date.</summary>
    private static DateTimeOffset? At(DateTime time, TimeSpan offset)
    {
        var ticks = time.Ticks - offset.Ticks;
        return ticks >= DateTime.MinValue.Ticks && ticks <= DateTime.MaxValue.Ticks ? new DateTimeOffset(time, offset) : null;
    }
}
