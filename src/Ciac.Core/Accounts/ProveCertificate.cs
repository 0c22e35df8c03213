using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Ciac.Core.Audit;
using Ciac.Core.Outside.Ca;
using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Accounts;

/// <summary>The token that the page posts (identity.md §3.3, step 4).</summary>
public sealed record CertificateToken(Guid ChallengeId, byte[] Certificate, string Algorithm, byte[] Signature);

/// <summary>Who sends a token, from which browser, and what for.</summary>
public sealed record ProofRequest(string Browser, string Purpose, Origin From);

/// <summary>A certificate whose key is at hand now.</summary>
public sealed record ProvenCertificate(EnterpriseCertificateIdentity Identity, byte[] Raw)
{
    public string Thumbprint => Convert.ToHexString(SHA256.HashData(Raw));
}

/// <summary>A certificate whose key is at hand now, an enterprise's or a person's: one of the two is there.</summary>
public sealed record ProvenOwner(CertificateOwner Owner, byte[] Raw);

/// <summary>Whether a token proves its certificate. The order of the checks is the one of identity.md §3.3, step 5.</summary>
public sealed class ProveCertificate(CiacDb db, CheckCertificate check, AuditTrail audit, TimeProvider clock)
{
    private const int MaxCertificate = 8192;

    /// <summary>An enterprise's certificate; a person's is refused.</summary>
    public async Task<Outcome<ProvenCertificate>> HandleAsync(CertificateToken token, ProofRequest request, CancellationToken ct)
    {
        var outcome = await OwnerAsync(token, request, ct);
        if (outcome.Value is not { } proven) return outcome.Refusal!;
        return proven.Owner.Enterprise is { } identity
            ? new ProvenCertificate(identity, proven.Raw)
            : await RefuseAsync(AccountRefusals.NoIdentity, request, proven.Owner.Person!.SerialNumber, ct);
    }

    /// <summary>Either kind.</summary>
    public async Task<Outcome<ProvenOwner>> OwnerAsync(CertificateToken token, ProofRequest request, CancellationToken ct)
    {
        if (token.Certificate.Length is 0 or > MaxCertificate || token.Signature.Length is 0 or > 1024)
            return await RefuseAsync(AccountRefusals.Malformed, request, null, ct);

        var challenge = await TakeAsync(token.ChallengeId, ct);
        if (challenge is null || challenge.Purpose != request.Purpose) return await RefuseAsync(AccountRefusals.ChallengeUsed, request, null, ct);
        if (!CryptographicOperations.FixedTimeEquals(challenge.BrowserHash, Secrets.Hash(request.Browser)))
            return await RefuseAsync(AccountRefusals.OtherBrowser, request, null, ct);
        if (challenge.ExpiresAt <= clock.GetUtcNow())
            return await RefuseAsync(AccountRefusals.ChallengeUsed, request, null, ct);

        if (CheckCertificate.Read(token.Certificate) is not { } certificate)
            return await RefuseAsync(AccountRefusals.Malformed, request, null, ct);
        using (certificate)
        {
            var outcome = await VerifyAsync(token, challenge, certificate, ct);
            return outcome.Refusal is { } refusal ? await RefuseAsync(refusal, request, certificate.SerialNumber, ct) : outcome;
        }
    }

    /// <summary>A refusal that matters is a line of its own in the audit record.</summary>
    internal async Task<Refusal> RefuseAsync(Refusal refusal, ProofRequest request, string? serial, CancellationToken ct)
    {
        audit.Record(new AuditEntry(request.Purpose == ProofPurpose.SignIn ? "sign-in.refused" : "possession.refused")
        {
            Actor = "visitor",
            Detail = serial is null ? refusal.Code : $"{refusal.Code} {serial}",
            Address = request.From.Address,
            UserAgent = request.From.UserAgent,
        });
        await db.SaveChangesAsync(ct);
        return refusal;
    }

    private async Task<Outcome<ProvenOwner>> VerifyAsync(
        CertificateToken token, LoginChallenge challenge, X509Certificate2 certificate, CancellationToken ct)
    {
        var verified = LoginBytes.Verify(certificate, token.Algorithm, LoginBytes.Of(challenge), token.Signature);
        if (verified is null) return AccountRefusals.WrongAlgorithm;
        var checkedCertificate = await check.OwnerAsync(certificate, ct);
        if (checkedCertificate.Refusal is { } refusal) return refusal;
        return verified is true ? new ProvenOwner(checkedCertificate.Value!, certificate.RawData) : AccountRefusals.BadSignature;
    }

    // Taken and removed in one statement: whoever comes second, on whichever node, finds nothing (C-3).
    private async Task<LoginChallenge?> TakeAsync(Guid id, CancellationToken ct)
    {
        var taken = await db.LoginChallenges
            .FromSql($"DELETE FROM ciac.login_challenges WHERE id = {id} RETURNING *")
            .AsNoTracking()
            .ToListAsync(ct);
        return taken.SingleOrDefault();
    }
}
