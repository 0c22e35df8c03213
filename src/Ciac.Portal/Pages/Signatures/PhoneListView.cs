using Ciac.Core.Outside.Sms;
using Ciac.Portal.Components;

namespace Ciac.Portal.Pages.Signatures;

/// <summary>The check of the phone before the list.</summary>
public sealed record ProofView(string At, string MaskedMobile)
{
    public DateTimeOffset? CodeExpiresAt { get; init; }

    public DateTimeOffset? ResendAllowedAt { get; init; }

    public SmsFault? CodeFault { get; init; }

    public FormErrors Errors { get; init; } = FormErrors.None;
}

/// <summary>A line of L4 or L6.</summary>
public sealed record PhoneLine(Guid Id, string Title, string UnitName, PhoneEnd? End)
{
    public required string Number { get; init; }

    /// <summary>Until when, while it waits; when it was signed or ended, afterwards.</summary>
    public required DateTimeOffset At { get; init; }

    public string? DownloadHref { get; init; }
}

/// <summary>L4 待我签署 and L6 我的签署记录; null lists when the session is over.</summary>
public sealed record PhoneListView(IReadOnlyList<PhoneLine> Waiting, IReadOnlyList<PhoneLine> Past)
{
    public DateTimeOffset? EndsAt { get; init; }

    public required Pagination Pages { get; init; }
}
