using Ciac.Portal.Components;

namespace Ciac.Portal.Pages.Signatures;

/// <summary>Screen 3 签署: the document, who signs it, and the one act of the signer whose turn it is.</summary>
public sealed record SignView(DocumentView Document, IReadOnlyList<Signer> Signers)
{
    public required string Number { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>签署记录, oldest first.</summary>
    public IReadOnlyList<TimelineEvent> Events { get; init; } = [];

    public FormErrors Errors { get; init; } = FormErrors.None;

    /// <summary>What <see cref="PollHref"/> answers as {"state": …} while nothing has changed.</summary>
    public required string State { get; init; }

    public required string PollHref { get; init; }

    /// <summary>Where to go when something has changed; null for this page itself.</summary>
    public string? AfterHref { get; init; }

    /// <summary>Where a POST withdraws the request; null for who may not.</summary>
    public string? WithdrawHref { get; init; }

    /// <summary>Where the legal representative says no with a reason; null while it is not their turn.</summary>
    public string? DeclineHref { get; init; }

    /// <summary>The representative has no personal certificate: the page says how to get one.</summary>
    public bool NoCertificate { get; init; }

    /// <summary>A sentence about the text message with the link: sent, delivered, failed.</summary>
    public string? LinkNote { get; init; }
}
