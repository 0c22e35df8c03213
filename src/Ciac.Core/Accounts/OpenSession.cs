using Ciac.Core.Audit;
using Ciac.Core.Messages;
using Ciac.Core.Outside.Ca;
using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Accounts;

/// <summary>What a new session proves: a certificate, a licence or account, a person, or a member of staff.</summary>
public sealed record SessionOf(EnterpriseCertificateIdentity? Certificate, Guid? CredentialId, StaffAccount? Staff = null)
{
    /// <summary>The certificate itself (public data); later checks read it again.</summary>
    public byte[]? RawCertificate { get; init; }

    /// <summary>Instead of a certificate: the licence or account that signed in.</summary>
    public OutsideSubject? Subject { get; init; }

    /// <summary>Instead of an enterprise: the person whose own certificate signed in.</summary>
    public IndividualUser? Person { get; init; }

    internal CredentialKind Kind => Person is not null ? CredentialKind.Personal : Subject?.Kind ?? CredentialKind.Certificate;
    internal string? UniqueId => Certificate?.UniqueId ?? Subject?.UniqueId ?? Person?.Key;
    internal string? Identifier => Certificate?.CreditCode ?? Subject?.Identifier;
}

/// <summary>Starts a session with a token that never existed before (C-18); only its hash is kept.</summary>
public sealed class OpenSession(CiacDb db, AuditTrail audit, TellPeople tell, TimeProvider clock)
{
    public async Task<string> HandleAsync(SessionOf subject, Origin from, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var token = Secrets.Token();
        // Messages lie with units; an individual user sees the sessions on the own page.
        var isNewPlace = subject.Person is null && await IsNewPlaceAsync(subject.UniqueId, from.Address, ct);
        db.Sessions.Add(new Session
        {
            Id = Guid.CreateVersion7(now),
            TokenHash = Secrets.Hash(token),
            CredentialId = subject.CredentialId,
            StaffId = subject.Staff?.Id,
            Kind = subject.Kind,
            UniqueId = subject.UniqueId,
            Identifier = subject.Identifier,
            EnterpriseName = subject.Certificate?.EnterpriseName ?? subject.Subject?.EnterpriseName,
            Certificate = subject.RawCertificate,
            SubjectJson = subject.Subject?.ToJson() ?? subject.Person?.ToJson(),
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
        if (isNewPlace) await tell.HolderAsync(new Mailbox(subject.UniqueId!, subject.Identifier ?? ""), new News("sign-in.new-place", "/account/sessions", from.Address!), ct);
        return token;
    }

    // The first sign-in of all is no news; an address is known as long as its sessions are kept.
    private async Task<bool> IsNewPlaceAsync(string? uniqueId, string? address, CancellationToken ct)
    {
        if (uniqueId is null || address is null) return false;
        var known = db.Sessions.Where(s => s.UniqueId == uniqueId);
        return await known.AnyAsync(ct) && !await known.AnyAsync(s => s.Address == address, ct);
    }
}
