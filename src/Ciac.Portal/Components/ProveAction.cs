namespace Ciac.Portal.Components;

/// <summary>Where a key is plugged in and signs a challenge: the form that carries the token, and where its challenge comes from.</summary>
public sealed record ProveAction(string PostHref, string ChallengeHref, string Act)
{
    /// <summary>Only this certificate is wanted; the others are hidden while it is plugged in.</summary>
    public string? UniqueId { get; init; }

    /// <summary>Kept over the sign-in.</summary>
    public string? ReturnTo { get; init; }

    public string? Hint { get; init; }

    /// <summary>The module that speaks with the assistant.</summary>
    public string Module { get; init; } = "sign-in-certificate";
}
