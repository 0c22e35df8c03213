using Ciac.Core.Grants;
using Ciac.Portal.Components.Fields;

namespace Ciac.Portal.Pages.Grants;

/// <summary>What the choosing page posts; the check page carries it on in hidden fields.</summary>
public sealed record GrantFields
{
    public List<string> Items { get; init; } = [];
    public bool HasLastDay { get; init; }
    public DateParts LastDay { get; init; } = DateParts.Empty;
    public string? Reason { get; init; }
    public int? Version { get; init; }

    /// <summary>The number of the request that is answered.</summary>
    public string? Answers { get; init; }

    public GrantForm ToForm() => new()
    {
        Items = Items,
        HasLastDay = HasLastDay,
        Year = LastDay.Year,
        Month = LastDay.Month,
        Day = LastDay.Day,
        Version = Version,
        Reason = Reason ?? "",
        Answers = string.IsNullOrEmpty(Answers) ? null : Answers,
    };

    public static GrantFields Of(GrantChoice choice) =>
        choice.Asked is { } asked ? Of(asked.ItemsAfter, asked.LastDay) with { Answers = asked.Number } : Of(choice.Held.Codes, choice.Held.LastDay);

    private static GrantFields Of(IReadOnlyList<string> codes, DateOnly? lastDay) => new()
    {
        Items = [.. codes],
        HasLastDay = lastDay is not null,
        LastDay = lastDay is { } day ? DateParts.Of(day) : DateParts.Empty,
    };
}
