using Ciac.Core.Certificates;
using Ciac.Portal.Components;
using Ciac.Portal.Pages.Certificates.Activate;

namespace Ciac.Portal.Pages.Certificates.Upgrade;

/// <summary>A certificate of an upgrade; the mobile is masked.</summary>
public sealed record UpgradeParty(CertificateFacts Certificate, HolderFacts Holder);

/// <summary>E19 and E20: what would happen to whom, before anything is drawn.</summary>
public sealed record StartView(Guid Id, UpgradeWay Way, UpgradeParty Main, UpgradeParty Sub)
{
    public required string UnitName { get; init; }
    public required string Identifier { get; init; }
    public required string RepresentativeName { get; init; }

    /// <summary>Masked.</summary>
    public required string RepresentativeNumber { get; init; }
    public string? Reason { get; init; }
    public bool Understood { get; init; }
    public FormErrors Errors { get; init; } = FormErrors.None;
}

/// <summary>The key swap: the guide, and the act of the key that is looked for.</summary>
public sealed record SwapView(string Number, string UniqueId, string Nickname, ProveAction Prove)
{
    public FormErrors Errors { get; init; } = FormErrors.None;
}

public sealed record UpgradeProgressView(string Number, string State, Timeline Timeline);

/// <summary>E21, and every other end.</summary>
public sealed record UpgradeEndView(UpgradeState End, string Number)
{
    public required DateTimeOffset At { get; init; }
    public required UpgradeParty Main { get; init; }
    public required UpgradeParty Sub { get; init; }
    public string? Reason { get; init; }
    public string? DownloadHref { get; init; }

    /// <summary>The upgrade ended the session of who looks: the way on is to sign in anew.</summary>
    public bool SignsInAnew { get; init; }
}
