using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Ciac.Core.Audit;
using Ciac.Core.Outside.Ca;
using Ciac.Core.Storage;
using Ciac.Signing.Trust;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Accounts;

/// <summary>The token that the page posts (identity.md §3.3, step 4).</summary>
public sealed record CertificateToken(Guid ChallengeId, byte[] Certificate, string Algorithm, byte[] Signature);

public enum NextPage
{
    Home,

    /// <summary>The unit is not open yet: main-certificate activation (F2).</summary>
    ActivateMain,

    /// <summary>The unit is open, this certificate is not.</summary>
    ActivateSub,
}

public sealed record SignedIn(string SessionToken, NextPage Next);

/// <summary>F1, certificate way. The order of the checks is the one of identity.md §3.3, step 5.</summary>
public sealed class SignInWithCertificate(CiacDb db, CheckCertificate check, OpenSession open, AuditTrail audit, TimeProvider clock)
{
    private const int MaxCertificate = 8192;

    public async Task<Outcome<SignedIn>> HandleAsync(string browser, CertificateToken token, Origin from, CancellationToken ct)
    {
        if (token.Certificate.Length is 0 or > MaxCertificate || token.Signature.Length is 0 or > 1024)
            return await RefuseAsync(AccountRefusals.Malformed, from, null, ct);

        var challenge = await TakeAsync(token.ChallengeId, ct);
        if (challenge is null) return await RefuseAsync(AccountRefusals.ChallengeUsed, from, null, ct);
        if (!CryptographicOperations.FixedTimeEquals(challenge.BrowserHash, Secrets.Hash(browser)))
            return await RefuseAsync(AccountRefusals.OtherBrowser, from, null, ct);
        if (challenge.ExpiresAt <= clock.GetUtcNow())
            return await RefuseAsync(AccountRefusals.ChallengeUsed, from, null, ct);

        if (CheckCertificate.Read(token.Certificate) is not { } certificate)
            return await RefuseAsync(AccountRefusals.Malformed, from, null, ct);
        using (certificate)
        {
            return await SignInAsync(token, challenge, certificate, from, ct);
        }
    }

    private async Task<Outcome<SignedIn>> SignInAsync(
        CertificateToken token, LoginChallenge challenge, X509Certificate2 certificate, Origin from, CancellationToken ct)
    {
        var verified = LoginBytes.Verify(certificate, token.Algorithm, LoginBytes.Of(challenge), token.Signature);
        if (verified is null) return await RefuseAsync(AccountRefusals.WrongAlgorithm, from, null, ct);
        var checkedCertificate = await check.OfEnterpriseAsync(certificate, PathPurpose.Login, ct);
        if (checkedCertificate.Refusal is { } refusal) return await RefuseAsync(refusal, from, certificate.SerialNumber, ct);
        if (verified is false) return await RefuseAsync(AccountRefusals.BadSignature, from, certificate.SerialNumber, ct);
        return await LookUpAsync(checkedCertificate.Value!, certificate.RawData, from, ct);
    }

    private async Task<Outcome<SignedIn>> LookUpAsync(
        EnterpriseCertificateIdentity identity, byte[] raw, Origin from, CancellationToken ct)
    {
        var credential = await db.Credentials.SingleOrDefaultAsync(c => c.UniqueId == identity.UniqueId, ct);
        if (credential is { Status: CredentialStatus.Cancelled })
            return await RefuseAsync(AccountRefusals.Cancelled, from, identity.SerialNumber, ct);
        if (credential is not null && credential.SerialNumber != identity.SerialNumber)
            return await RefuseAsync(AccountRefusals.Changed, from, identity.SerialNumber, ct);

        var unitIsOpen = credential is not null
            || await db.Enterprises.AnyAsync(e => e.Identifier == identity.CreditCode, ct);
        var token = await open.HandleAsync(new SessionOf(identity, credential?.Id) { RawCertificate = raw }, from, ct);
        return new SignedIn(token, Next(credential is not null, unitIsOpen));
    }

    private static NextPage Next(bool known, bool unitIsOpen) => (known, unitIsOpen) switch
    {
        (true, _) => NextPage.Home,
        (false, false) => NextPage.ActivateMain,
        (false, true) => NextPage.ActivateSub,
    };

    // Taken and removed in one statement: whoever comes second, on whichever node, finds nothing (C-3).
    private async Task<LoginChallenge?> TakeAsync(Guid id, CancellationToken ct)
    {
        var taken = await db.LoginChallenges
            .FromSql($"DELETE FROM ciac.login_challenges WHERE id = {id} RETURNING *")
            .AsNoTracking()
            .ToListAsync(ct);
        return taken.SingleOrDefault();
    }

    private async Task<Refusal> RefuseAsync(Refusal refusal, Origin from, string? serial, CancellationToken ct)
    {
        audit.Record(new AuditEntry("sign-in.refused")
        {
            Actor = "visitor",
            Detail = serial is null ? refusal.Code : $"{refusal.Code} {serial}",
            Address = from.Address,
            UserAgent = from.UserAgent,
        });
        await db.SaveChangesAsync(ct);
        return refusal;
    }
}
