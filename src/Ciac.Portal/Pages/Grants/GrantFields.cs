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

    public GrantForm ToForm() => new()
    {
        Items = Items,
        HasLastDay = HasLastDay,
        Year = LastDay.Year,
        Month = LastDay.Month,
        Day = LastDay.Day,
        Version = Version,
        Reason = Reason ?? "",
    };

    public static GrantFields Of(HeldItems held) => new()
    {
        Items = [.. held.Codes],
        HasLastDay = held.LastDay is not null,
        LastDay = held.LastDay is { } day ? DateParts.Of(day) : DateParts.Empty,
    };
}
