using Ciac.Core.Audit;
using Ciac.Core.Enterprises;
using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Accounts;

/// <summary>
/// Signs in a licence or a one-network account, inside the caller's transaction: its credential is found, or opened at its
/// first sign-in when the unit is open.
/// </summary>
public sealed class SignInOutside(CiacDb db, OpenSession open, AuditTrail audit, TimeProvider clock)
{
    public async Task<Outcome<SignedIn>> HandleAsync(OutsideSubject subject, Origin from, CancellationToken ct)
    {
        // The same person may come by two browsers at once, and the first visit opens the credential.
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({"credential:" + subject.UniqueId}, 0))", ct);
        var enterprise = await db.Enterprises.AsNoTracking().SingleOrDefaultAsync(e => e.Identifier == subject.Identifier, ct);
        if (enterprise is null) return AccountRefusals.UnitNotOpen;
        var credential = await db.Credentials.SingleOrDefaultAsync(c => c.UniqueId == subject.UniqueId, ct);
        if (credential is { Status: CredentialStatus.Cancelled }) return AccountRefusals.AccountCancelled;
        var role = RoleOf(subject, enterprise);
        if (credential is null) Record("credential.opened", subject, from, role.ToString());
        else Follow(credential, subject, from, role);
        credential ??= Add(subject, enterprise.Id, role);
        var session = await open.HandleAsync(new SessionOf(null, credential.Id) { Subject = subject }, from, ct);
        return new SignedIn(session, NextPage.Home);
    }

    // Equality with the registered legal representative makes eligible, the scan with that role makes it effective.
    private static HolderRole RoleOf(OutsideSubject subject, Enterprise enterprise) => subject.Role == HolderRole.LegalRepresentative
        && (subject.HolderName != enterprise.RepresentativeName || subject.DocumentNumber != enterprise.RepresentativeDocumentNumber)
        ? HolderRole.Clerk
        : subject.Role;

    private Credential Add(OutsideSubject subject, Guid enterpriseId, HolderRole role)
    {
        var now = clock.GetUtcNow();
        var credential = new Credential
        {
            Id = Guid.CreateVersion7(now),
            Kind = subject.Kind,
            EnterpriseId = enterpriseId,
            UniqueId = subject.UniqueId,
            CertificateName = subject.EnterpriseName,
            SerialNumber = "",
            ValidFrom = now,
            ValidUntil = subject.ValidUntil ?? DateTimeOffset.MaxValue,
            Thumbprint = "",
            Nickname = subject.Kind == CredentialKind.Licence ? "电子营业执照" : "一网通办账号",
            HolderName = subject.HolderName,
            HolderDocumentKind = subject.DocumentKind,
            HolderDocumentNumber = subject.DocumentNumber,
            HolderRegistration = HolderRegistration.Awaiting,
            Role = role,
            IsMain = false,
            Status = CredentialStatus.Active,
            ActivatedAt = now,
        };
        db.Credentials.Add(credential);
        return credential;
    }

    // Appointed or dismissed at the licence platform: its word of today counts. An account's role is the portal's own.
    private void Follow(Credential credential, OutsideSubject subject, Origin from, HolderRole role)
    {
        if (subject.Kind != CredentialKind.Licence) return;
        credential.ValidUntil = subject.ValidUntil ?? DateTimeOffset.MaxValue;
        if (credential.Role == role) return;
        Record("credential.role-changed", subject, from, $"{credential.Role} → {role}");
        credential.Role = role;
    }

    private void Record(string action, OutsideSubject subject, Origin from, string detail) => audit.Record(new AuditEntry(action)
    {
        Actor = "holder",
        CredentialUniqueId = subject.UniqueId,
        Identifier = subject.Identifier,
        Detail = detail,
        Address = from.Address,
        UserAgent = from.UserAgent,
    });
}
