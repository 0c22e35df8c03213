using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Accounts;

public sealed record IssuedChallenge(Guid ChallengeId, string Challenge, DateTimeOffset ExpiresAt, string Purpose, string Origin);

/// <summary>A browser asks for a nonce to be signed by its certificate. At most three are open per browser (identity.md §3.3, C-16).</summary>
public sealed class IssueLoginChallenge(CiacDb db, TimeProvider clock)
{
    private const int MaxOpen = 3;

    public Task<Outcome<IssuedChallenge>> HandleAsync(string browser, string origin, CancellationToken ct) =>
        IssueAsync(browser, origin, ProofPurpose.SignIn, ct);

    /// <summary>For a certificate that is added or enabled in the session of another one.</summary>
    public Task<Outcome<IssuedChallenge>> ForPossessionAsync(string browser, string origin, CancellationToken ct) =>
        IssueAsync(browser, origin, ProofPurpose.Possession, ct);

    private async Task<Outcome<IssuedChallenge>> IssueAsync(string browser, string origin, string purpose, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var browserHash = Secrets.Hash(browser);
        await db.LoginChallenges.Where(c => c.BrowserHash == browserHash && c.ExpiresAt <= now).ExecuteDeleteAsync(ct);
        var open = await db.LoginChallenges.CountAsync(c => c.BrowserHash == browserHash, ct);
        if (open >= MaxOpen) return AccountRefusals.TooManyChallenges;

        var challenge = new LoginChallenge
        {
            Id = Guid.NewGuid(),
            BrowserHash = browserHash,
            Challenge = Secrets.Token(),
            Origin = origin,
            Purpose = purpose,
            ExpiresAt = now + LoginChallenge.Lifetime,
        };
        db.LoginChallenges.Add(challenge);
        await db.SaveChangesAsync(ct);
        return new IssuedChallenge(challenge.Id, challenge.Challenge, challenge.ExpiresAt, purpose, origin);
    }
}
