using Ciac.Core.Accounts;
using Ciac.Core.Enterprises.Identifiers;
using Ciac.Portal.Components;

namespace Ciac.Portal.Pages.Counter;

/// <summary>One row of the counter's lists, masked here on the server.</summary>
public sealed record CounterRow(Guid Id, string Number, string Name, string DocumentKind, string DocumentNumber, DateTimeOffset At)
{
    public string? EnteredBy { get; init; }
    public string? DecidedBy { get; init; }
    public CounterEntryState State { get; init; }
    public bool IsOwn { get; init; }

    public static CounterRow Of(CounterLine line) => new(
        line.Entry.Id, line.Entry.Number, Mask.Name(line.Entry.Name), line.Entry.DocumentKind, Mask.IdNumber(line.Entry.DocumentNumber), line.Entry.DecidedAt ?? line.Entry.EnteredAt)
    {
        EnteredBy = line.EnteredBy,
        DecidedBy = line.DecidedBy,
        State = line.Entry.State,
        IsOwn = line.IsOwn,
    };

    public static CounterRow Of(HolderRegistrationRun run) =>
        new(run.Id, run.Number, Mask.Name(run.Name), run.DocumentKind, Mask.IdNumber(run.DocumentNumber), run.CreatedAt);
}

/// <summary>C1: the form of the first clerk, and what waits for the second.</summary>
public sealed record CounterView(IReadOnlyList<CounterRow> Waiting, IReadOnlyList<CounterRow> Expected, IReadOnlyList<CounterRow> Decided)
{
    public CounterForm Form { get; init; } = new();

    /// <summary>How long the pictures are kept.</summary>
    public int KeptDays { get; init; }

    /// <summary>What was just done, as a key of the texts, and to which entry.</summary>
    public string? Done { get; init; }
    public string? DoneNumber { get; init; }
    public FormErrors Errors { get; init; } = FormErrors.None;
}

/// <summary>One entry with the whole number: it is compared with the document.</summary>
public sealed record EntryView(CounterLine Line)
{
    /// <summary>The document's scan, to be turned and enlarged; null once the entry is decided.</summary>
    public ScanView? Scan { get; init; }
    public CounterPicture? Photo { get; init; }
    public bool? Confirmed { get; init; }
    public string? Reason { get; init; }
    public FormErrors Errors { get; init; } = FormErrors.None;
}
