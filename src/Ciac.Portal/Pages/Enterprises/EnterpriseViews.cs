using Ciac.Core.EnterpriseChanges;
using Ciac.Core.Enterprises;
using Ciac.Portal.Components;
using Ciac.Portal.Pages.Certificates.Activate;

namespace Ciac.Portal.Pages.Enterprises;

/// <summary>E24 单位基本信息.</summary>
public sealed record EnterpriseView(UnitData Unit, IReadOnlyList<UnitField> Fields)
{
    /// <summary>May update it, and sees what was changed.</summary>
    public bool Administers { get; init; }
    public string? RunningNumber { get; init; }
    public IReadOnlyList<ChangeRow> Changes { get; init; } = [];
}

public sealed record ChangeRow(string Number, DateTimeOffset At, EnterpriseChangeState State, IReadOnlyList<string> Fields)
{
    public string? DocumentHref { get; init; }
}

/// <summary>更新单位信息: what the registry says now, and what the unit types.</summary>
public sealed record ChangeView(UnitData Known, UnitFacts Typed, IReadOnlyList<FieldChange> Fetched)
{
    public DateTimeOffset? RegistryAsOf { get; init; }

    /// <summary>The representative's number that is registered, masked: an empty field keeps it.</summary>
    public required string KeptNumber { get; init; }
    public FormErrors Errors { get; init; } = FormErrors.None;
}

/// <summary>核对变更: the diff, with everything that was typed carried on.</summary>
public sealed record CheckChangeView(IReadOnlyList<FieldChange> Changes, UnitForm Form, string Seen)
{
    public bool NeedsReview { get; init; }
}

/// <summary>Why it cannot be updated now, said before anything is typed.</summary>
public sealed record BlockedView(string Sentence)
{
    /// <summary>The certificate's name comes first: how, step by step.</summary>
    public bool ByName { get; init; }

    /// <summary>It may be gone in a moment.</summary>
    public bool MayRetry { get; init; }
}

public sealed record ChangeProgressView(string Number, string State, Timeline Timeline)
{
    public bool MayWithdraw { get; init; }
}

public sealed record ChangeEndView(EnterpriseChangeState End, string Number, DateTimeOffset At)
{
    public required IReadOnlyList<FieldChange> Changes { get; init; }
    public string? Reason { get; init; }
    public string? DownloadHref { get; init; }
}
