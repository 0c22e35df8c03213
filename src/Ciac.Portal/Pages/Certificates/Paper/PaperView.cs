using Ciac.Core.Certificates;
using Ciac.Portal.Components;

namespace Ciac.Portal.Pages.Certificates.Paper;

/// <summary>E33 and E34: the one page of an application on paper, whatever its state.</summary>
public sealed record PaperView(PaperApplication Application, string Address)
{
    public required PaperFields Fields { get; init; }

    public bool HasScan { get; init; }

    /// <summary>Data URLs are forbidden: the page itself serves the picture.</summary>
    public ScanView? Scan { get; init; }

    public string? ReasonCode { get; init; }

    public string? Reason { get; init; }

    public required Timeline Timeline { get; init; }

    public FormErrors Errors { get; init; } = FormErrors.None;
}
