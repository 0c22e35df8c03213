using Ciac.Core.Audit;
using Ciac.Core.Outside.Ca;
using Ciac.Core.Storage;

namespace Ciac.Core.Accounts;

/// <summary>What a new session proves: a certificate, or a member of staff.</summary>
public sealed record SessionOf(EnterpriseCertificateIdentity? Certificate, Guid? CredentialId, StaffAccount? Staff = null)
{
    /// <summary>The certificate itself (public data); later checks read it again.</summary>
    public byte[]? RawCertificate { get; init; }

    /// <summary>Instead of a certificate: the licence or account that signed in.</summary>
    public OutsideSubject? Subject { get; init; }

    internal string? UniqueId => Certificate?.UniqueId ?? Subject?.UniqueId;
    internal string? Identifier => Certificate?.CreditCode ?? Subject?.Identifier;
}

/// <summary>Starts a session with a token that never existed before (C-18); only its hash is kept.</summary>
public sealed class OpenSession(CiacDb db, AuditTrail audit, TimeProvider clock)
{
    public async Task<string> HandleAsync(SessionOf subject, Origin from, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var token = Secrets.Token();
        db.Sessions.Add(new Session
        {
            Id = Guid.CreateVersion7(now),
            TokenHash = Secrets.Hash(token),
            CredentialId = subject.CredentialId,
            StaffId = subject.Staff?.Id,
            Kind = subject.Subject?.Kind ?? CredentialKind.Certificate,
            UniqueId = subject.UniqueId,
            Identifier = subject.Identifier,
            EnterpriseName = subject.Certificate?.EnterpriseName ?? subject.Subject?.EnterpriseName,
            Certificate = subject.RawCertificate,
            SerialNumber = subject.Certificate?.SerialNumber,
            CreatedAt = now,
            LastSeenAt = now,
            ExpiresAt = now + Session.Absolute,
            Address = from.Address,
            UserAgent = from.UserAgent,
        });
        audit.Record(new AuditEntry("sign-in.done")
        {
            Actor = subject.Staff is { } staff ? $"staff:{staff.UserName}" : "holder",
            CredentialUniqueId = subject.UniqueId,
            Identifier = subject.Identifier,
            Address = from.Address,
            UserAgent = from.UserAgent,
        });
        await db.SaveChangesAsync(ct);
        return token;
    }
}
