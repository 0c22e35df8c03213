using Ciac.Portal.Components;

namespace Ciac.Portal.Pages.Signatures;

/// <summary>Screen 7: what the legal representative sees behind the link of a text message, without signing in.</summary>
public abstract record PhoneView
{
    private PhoneView()
    {
    }

    /// <summary>待签署. Names stay masked until the code is right.</summary>
    public sealed record Open(DocumentView Document, SignerAction.Code Code) : PhoneView
    {
        public required string UnitName { get; init; }

        /// <summary>What is asked for, one fact a line.</summary>
        public required IReadOnlyList<SummaryRow> Facts { get; init; }

        public required DateTimeOffset ExpiresAt { get; init; }

        public required string DeclineHref { get; init; }

        /// <summary>There is no personal certificate: the page says how to get one.</summary>
        public bool NoCertificate { get; init; }

        /// <summary>待我签署: what else this person is asked to sign, after the phone was proved.</summary>
        public required string MineHref { get; init; }

        /// <summary>The second way of signing.</summary>
        public required SignerAction.Licence Licence { get; init; }

        /// <summary>Answers {"state": …}.</summary>
        public required string PollHref { get; init; }

        public required string State { get; init; }

        public FormErrors Errors { get; init; } = FormErrors.None;
    }

    /// <summary>不同意: asks for the reason.</summary>
    public sealed record Declining(string DocumentTitle, string PostHref, string BackHref) : PhoneView
    {
        public string? Reason { get; init; }

        public string? Words { get; init; }

        public FormErrors Errors { get; init; } = FormErrors.None;
    }

    /// <summary>正在加盖签名: the provider was asked, its answer is not here yet.</summary>
    public sealed record Signing(string DocumentTitle, string PollHref, string State) : PhoneView;

    /// <summary>Nothing to do (any more): each end has its own sentence.</summary>
    public sealed record Ended(PhoneEnd End) : PhoneView
    {
        public string? DocumentTitle { get; init; }

        public DateTimeOffset? At { get; init; }

        public string? Reason { get; init; }

        public string? DownloadHref { get; init; }

        /// <summary>待我签署; null where there is no such link.</summary>
        public string? MineHref { get; init; }

        /// <summary>Answers {"state": …}: only while it is not yet this signer's turn.</summary>
        public string? PollHref { get; init; }
    }
}

public enum PhoneEnd
{
    /// <summary>还没轮到您</summary>
    NotYourTurn,
    Done,
    Declined,
    Expired,
    Withdrawn,
    LinkInvalid,
}
