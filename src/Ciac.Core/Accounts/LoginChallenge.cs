namespace Ciac.Core.Accounts;

/// <summary>What a signed challenge proves; part of the signed bytes, so that one cannot pass for the other.</summary>
public static class ProofPurpose
{
    public const string SignIn = "login";

    /// <summary>A certificate is added or enabled: whoever asks has the key at hand.</summary>
    public const string Possession = "possession";
}

/// <summary>A nonce for one proof of one browser; used once, within two minutes (identity.md §3.3).</summary>
public sealed class LoginChallenge
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(120);

    public required Guid Id { get; init; }
    public required byte[] BrowserHash { get; init; }
    public required string Challenge { get; init; }
    public required string Origin { get; init; }

    /// <summary>One of <see cref="ProofPurpose"/>.</summary>
    public required string Purpose { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }
}
