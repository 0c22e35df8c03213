using System.Globalization;

namespace Ciac.Core.Grants;

/// <summary>What is typed for a grant: the chosen codes, the last day as three fields, and the version of the items that was looked at.</summary>
public sealed record GrantForm
{
    public IReadOnlyList<string> Items { get; init; } = [];

    /// <summary>False for 长期.</summary>
    public bool HasLastDay { get; init; }
    public string? Year { get; init; }
    public string? Month { get; init; }
    public string? Day { get; init; }

    /// <summary>The version that the check page showed; null before it was shown.</summary>
    public int? Version { get; init; }
    public string Reason { get; init; } = "";

    /// <summary>The number of the clerk's request that is answered; null when the administrator grants unasked.</summary>
    public string? Answers { get; init; }

    public DateOnly? LastDay => HasLastDay && DateOnly.TryParseExact(
        $"{Year?.Trim()}-{Month?.Trim()}-{Day?.Trim()}", "yyyy-M-d", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
