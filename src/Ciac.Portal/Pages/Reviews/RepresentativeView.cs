using Ciac.Portal.Components;

namespace Ciac.Portal.Pages.Reviews;

/// <summary>An officer decides whether the named person is the legal representative of a unit that typed its own data.</summary>
public sealed record RepresentativeView(Guid Id, string Number, string UnitName)
{
    /// <summary>What the unit says of itself and of its representative.</summary>
    public required IReadOnlyList<SummaryRow> Facts { get; init; }

    public required DocumentView Document { get; init; }

    public required DateTimeOffset SubmittedAt { get; init; }

    public required DateTimeOffset DueAt { get; init; }

    /// <summary>Set once decided: the page then only reports.</summary>
    public string? Decided { get; init; }

    public string? Decision { get; init; }

    public string? Reason { get; init; }

    public FormErrors Errors { get; init; } = FormErrors.None;
}

public sealed record QueueRow(Guid Id, string Number, string UnitName, string Matter)
{
    public required DateTimeOffset SubmittedAt { get; init; }

    public required DateTimeOffset DueAt { get; init; }

    public bool Overdue { get; init; }

    /// <summary>Due within hours.</summary>
    public bool Soon { get; init; }
}

/// <summary>审核待办: by due time.</summary>
public sealed record QueueView(IReadOnlyList<QueueRow> Rows)
{
    public string? Search { get; init; }

    public Pagination? Pages { get; init; }
}
