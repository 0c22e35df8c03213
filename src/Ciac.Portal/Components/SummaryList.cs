namespace Ciac.Portal.Components;

/// <summary>One answer. A missing value shows 未提供; <see cref="ChangeHref"/> leads back to the question and from there to this page again.</summary>
public sealed record SummaryRow(string Label, string? Value)
{
    public string? ChangeHref { get; init; }

    /// <summary>Shown under the value: where it comes from, or why it cannot be changed.</summary>
    public string? Note { get; init; }

    /// <summary>Marks the value as different from before, by a word and weight, not by colour alone.</summary>
    public bool Changed { get; init; }

    /// <summary>A number or identifier: set in a fixed-width face.</summary>
    public bool IsCode { get; init; }
}

public sealed record SummaryList(IReadOnlyList<SummaryRow> Rows)
{
    public bool Dense { get; init; }

    public bool IsChangeable => Rows.Any(row => row.ChangeHref is not null);
}
