using Ciac.Core.Audit;
using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Accounts;

/// <summary>
/// Signs in a licence or a one-network account, inside the caller's transaction. At its first sign-in it has no credential: the
/// session keeps what its platform proved, and goes to the opening of the unit (F2) or of the credential (F3).
/// </summary>
public sealed class SignInOutside(CiacDb db, OpenSession open, AuditTrail audit)
{
    public async Task<Outcome<SignedIn>> HandleAsync(OutsideSubject subject, Origin from, CancellationToken ct)
    {
        var enterprise = await db.Enterprises.AsNoTracking().SingleOrDefaultAsync(e => e.Identifier == subject.Identifier, ct);
        var credential = await db.Credentials.SingleOrDefaultAsync(c => c.UniqueId == subject.UniqueId, ct);
        if (credential is { Status: not CredentialStatus.Active }) return AccountRefusals.AccountCancelled;
        if (credential is not null) Follow(credential, subject, from, subject.RoleUnder(enterprise!.RepresentativeName, enterprise.RepresentativeDocumentNumber));
        var session = await open.HandleAsync(new SessionOf(null, credential?.Id) { Subject = subject }, from, ct);
        return new SignedIn(session, credential is not null ? NextPage.Home : enterprise is null ? NextPage.ActivateMain : NextPage.ActivateSub);
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
