using Ciac.Core.Accounts;
using Ciac.Core.Enterprises;
using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Certificates;

/// <summary>One certificate as its page shows it.</summary>
public sealed record CertificateDetail(Credential Credential, Enterprise Enterprise, CertificateRights Rights)
{
    /// <summary>Holder and legal representative are the same person: eligible for that role, which needs that person's own signature.</summary>
    public bool MayBecomeRepresentative { get; init; }
    public DateTimeOffset? LastSignInAt { get; init; }
}

/// <summary>The main certificate of a unit, as page F3 shows it beside the new one.</summary>
public sealed record MainCertificate(Credential? Credential, Enterprise Enterprise);

public sealed class ReadCertificate(CiacDb db, CertificateRows rows)
{
    public async Task<Outcome<CertificateDetail>> HandleAsync(Caller caller, Guid id, CancellationToken ct)
    {
        var found = await rows.FindAsync(caller, id, ct);
        if (found.Value is not { } credential) return found.Refusal!;
        var enterprise = await db.Enterprises.AsNoTracking().SingleAsync(e => e.Id == credential.EnterpriseId, ct);
        return new CertificateDetail(credential, enterprise, CertificateRights.Of(caller, credential))
        {
            MayBecomeRepresentative = credential.Role != HolderRole.LegalRepresentative
                && HolderChange.IsRepresentative(enterprise, credential.HolderName, credential.HolderDocumentNumber),
            LastSignInAt = await db.Sessions.Where(s => s.UniqueId == credential.UniqueId).MaxAsync(s => (DateTimeOffset?)s.CreatedAt, ct),
        };
    }

    /// <summary>Null until the caller's certificate is open.</summary>
    public Task<Credential?> OwnAsync(Caller caller, CancellationToken ct) =>
        db.Credentials.AsNoTracking().SingleOrDefaultAsync(c => c.Id == caller.CredentialId, ct);

    /// <summary>Of the unit that a sub-activation belongs to.</summary>
    public async Task<MainCertificate> MainOfAsync(SubActivation sub, CancellationToken ct)
    {
        var enterprise = await db.Enterprises.AsNoTracking().SingleAsync(e => e.Identifier == sub.Identifier, ct);
        var main = await db.Credentials.AsNoTracking()
            .SingleOrDefaultAsync(c => c.EnterpriseId == enterprise.Id && c.IsMain && c.Status == CredentialStatus.Active, ct);
        return new MainCertificate(main, enterprise);
    }
}
