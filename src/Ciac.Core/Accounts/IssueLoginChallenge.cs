using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Accounts;

public sealed record IssuedChallenge(Guid ChallengeId, string Challenge, DateTimeOffset ExpiresAt, string Purpose, string Origin);

/// <summary>A browser asks for a nonce to be signed by its certificate. At most three are open per browser (identity.md §3.3, C-16).</summary>
public sealed class IssueLoginChallenge(CiacDb db, TimeProvider clock)
{
    private const int MaxOpen = 3;

    public async Task<Outcome<IssuedChallenge>> HandleAsync(string browser, string origin, CancellationToken ct)
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
            ExpiresAt = now + LoginChallenge.Lifetime,
        };
        db.LoginChallenges.Add(challenge);
        await db.SaveChangesAsync(ct);
        return new IssuedChallenge(challenge.Id, challenge.Challenge, challenge.ExpiresAt, "login", origin);
    }
}
