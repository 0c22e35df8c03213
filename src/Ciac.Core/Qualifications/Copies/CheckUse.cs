using System.Globalization;
using System.Text;
using Ciac.Signing.Pdf;

namespace Ciac.Core.Qualifications.Copies;

/// <summary>使用件用途 and 使用期限 as they were typed.</summary>
public sealed record UseForm
{
    public string? Purpose { get; init; }
    public string? UseFrom { get; init; }
    public string? UseUntil { get; init; }

    /// <summary>Drawn with the page: sent twice, it is one copy.</summary>
    public string? Key { get; init; }
}

/// <summary>What is to stand in zone D.</summary>
public sealed record PlannedUse(string Purpose, DateOnly From, DateOnly Until);

/// <summary>Judges zone D before anything is drawn: each wrong field is named.</summary>
public sealed class CheckUse(FontLibrary fonts, TimeProvider clock)
{
    public const int LongestPurpose = 200;

    public DateOnly Today => DateOnly.FromDateTime(PortalClock.Local(clock.GetUtcNow()).DateTime);

    public Outcome<PlannedUse> Of(UseForm form, QualificationContent content)
    {
        var purpose = (form.Purpose ?? "").Trim();
        var (from, until) = (DayOf(form.UseFrom), DayOf(form.UseUntil));
        List<Refusal> refusals = [];
        if (PurposeRefusal(purpose) is { } wrongPurpose) refusals.Add(wrongPurpose.For(nameof(UseForm.Purpose)));
        if (from is null) refusals.Add(CopyRefusals.DayMissing.For(nameof(UseForm.UseFrom)));
        if (until is null) refusals.Add(CopyRefusals.DayMissing.For(nameof(UseForm.UseUntil)));
        if (from is { } first && until is { } last && PeriodRefusal(first, last, content) is { } wrongPeriod) refusals.Add(wrongPeriod);
        return refusals.Count > 0 ? Outcome.Refused<PlannedUse>(refusals) : new PlannedUse(purpose, from!.Value, until!.Value);
    }

    private Refusal? PurposeRefusal(string purpose)
    {
        if (purpose.Length == 0) return CopyRefusals.PurposeMissing;
        if (purpose.EnumerateRunes().Count() > LongestPurpose) return CopyRefusals.PurposeTooLong.With(LongestPurpose);
        return Undrawable(purpose) is { } rune ? CopyRefusals.PurposeUndrawable.With(NameOf(rune)) : null;
    }

    private Refusal? PeriodRefusal(DateOnly from, DateOnly until, QualificationContent content)
    {
        if (until < from) return CopyRefusals.PeriodReversed.For(nameof(UseForm.UseUntil));
        if (from < content.ValidFrom || until > content.ValidUntil)
        {
            var field = from < content.ValidFrom ? nameof(UseForm.UseFrom) : nameof(UseForm.UseUntil);
            return CopyRefusals.PeriodOutside.With(Day(content.ValidFrom), Day(content.ValidUntil)).For(field);
        }

        return until < Today ? CopyRefusals.PeriodPast.For(nameof(UseForm.UseUntil)) : null;
    }

    // What no font has, and what would not be seen on paper: a purpose says what its reader sees.
    private Rune? Undrawable(string purpose)
    {
        foreach (var rune in purpose.EnumerateRunes())
        {
            if (IsInvisible(rune) || fonts.Lacks(rune.Value)) return rune;
        }

        return null;
    }

    private static bool IsInvisible(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.Surrogate;

    private static string NameOf(Rune rune) => IsInvisible(rune) || Rune.IsWhiteSpace(rune) ? $"U+{rune.Value:X4}" : $"{rune}（U+{rune.Value:X4}）";

    private static DateOnly? DayOf(string? typed) =>
        DateOnly.TryParseExact((typed ?? "").Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
