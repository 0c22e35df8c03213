namespace Ciac.Core.Accounts;

/// <summary>A nonce for one sign-in of one browser; used once, within two minutes (identity.md §3.3).</summary>
public sealed class LoginChallenge
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(120);

    public required Guid Id { get; init; }
    public required byte[] BrowserHash { get; init; }
    public required string Challenge { get; init; }
    public required string Origin { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }
}
