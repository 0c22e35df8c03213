using Ciac.Core.Reviews;
using Ciac.Portal.Components;

namespace Ciac.Portal.Pages.Reviews;

/// <summary>One fact of the matter beside what the registry says; <see cref="Registry"/> is null where it says nothing.</summary>
public sealed record ReviewFact(string Label, string Value)
{
    public string? Registry { get; init; }

    public bool IsCode { get; init; }

    public bool Differs => Registry is not null && Registry.Trim() != Value.Trim();
}

/// <summary>Screen 13: what the unit says, beside the paper or the document, and what the officer may do.</summary>
public sealed record ReviewView(Review Review, string Matter)
{
    public required IReadOnlyList<ReviewFact> Facts { get; init; }

    /// <summary>The registry was asked and answered.</summary>
    public bool HasRegistry { get; init; }

    public DocumentView? Document { get; init; }

    public ScanView? Scan { get; init; }

    public required string Left { get; init; }

    public string? ClaimedBy { get; init; }

    public bool IsMine { get; init; }

    /// <summary>Set once decided: the page then only reports.</summary>
    public string? Decided { get; init; }

    public string? Decision { get; init; }

    public string? ReasonCode { get; init; }

    public string? Reason { get; init; }

    public FormErrors Errors { get; init; } = FormErrors.None;
}

public sealed record QueueRow(Guid Id, string Number, string UnitName, string Matter)
{
    public required DateTimeOffset SubmittedAt { get; init; }

    public required DateTimeOffset DueAt { get; init; }

    /// <summary>Working time that is left, in words; what became of it once decided.</summary>
    public required string Left { get; init; }

    public string? ClaimedBy { get; init; }

    public bool Overdue { get; init; }

    /// <summary>Due within hours.</summary>
    public bool Soon { get; init; }

    public bool Escalated { get; init; }
}

/// <summary>审核待办: by due time.</summary>
public sealed record QueueView(IReadOnlyList<QueueRow> Rows)
{
    public string? Search { get; init; }

    public string? Scope { get; init; }

    public string? Kind { get; init; }

    public Pagination? Pages { get; init; }
}
