using Ciac.Core.Accounts;
using Ciac.Core.Audit;
using Ciac.Core.Enterprises;
using Ciac.Core.Outside.Ca;
using Ciac.Core.Outside.CloudSigning;
using Ciac.Core.Outside.ELicence;
using Ciac.Core.Reviews;
using Ciac.Core.Signatures;
using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Certificates;

/// <summary>Where an activation stands, as its pages show it.</summary>
public sealed record ActivationProgress
{
    public required Activation Activation { get; init; }
    public SignatoryRole? CurrentSignatory { get; init; }
    public bool AwaitsReview { get; init; }
    public required IReadOnlyList<AuditEvent> Events { get; init; }
}

/// <summary>The pre-checks of screen 2: found out before the work, not at its end; null where nobody answered.</summary>
public sealed record Readiness(bool? HasSeal, bool? RepresentativeHasCertificate);

/// <summary>Reads the activation of the caller's certificate: the open one, else the last.</summary>
public sealed class ReadActivation(CiacDb db, ICloudSigning provider, IELicence licences)
{
    public async Task<ActivationProgress?> FindAsync(Caller caller, CancellationToken ct)
    {
        var activation = await db.Activations.AsNoTracking()
            .Where(a => a.UniqueId == caller.UniqueId)
            .OrderByDescending(a => a.CreatedAt)
            .FirstOrDefaultAsync(ct);
        if (activation is null) return null;
        var request = await db.SignatureRequests.AsNoTracking()
            .Include(r => r.Signatories)
            .SingleOrDefaultAsync(r => r.Id == activation.SignatureRequestId, ct);
        return new ActivationProgress
        {
            Activation = activation,
            CurrentSignatory = request?.Current?.Role,
            AwaitsReview = await db.Reviews.AnyAsync(
                r => r.Subject == activation.Number && r.Decision == ReviewDecision.Pending, ct),
            Events = await db.AuditEvents.AsNoTracking().Where(e => e.Subject == activation.Number).OrderBy(e => e.Id).ToListAsync(ct),
        };
    }

    public async Task<Readiness> CheckReadinessAsync(Caller caller, UnitData? unit, CancellationToken ct)
    {
        var hasSeal = caller.Kind == CredentialKind.Certificate ? await SessionCertificate.HasSealAsync(db, caller, ct) : await LicenceHasSealAsync(caller, ct);
        if (unit is null || unit.RepresentativeDocumentNumber.Length == 0) return new Readiness(hasSeal, null);
        var found = await provider.FindCredentialAsync(unit.RepresentativeDocumentNumber, ct);
        return new Readiness(hasSeal, found switch
        {
            CredentialResult.Found => true,
            CredentialResult.None => false,
            _ => null,
        });
    }

    // Who has no key seals by a scan of the unit's electronic licence.
    private async Task<bool?> LicenceHasSealAsync(Caller caller, CancellationToken ct)
    {
        var found = await licences.FindCertificateAsync(caller.Identifier!, LicenceSigner.Unit, ct);
        if (found is LicenceCertificateResult.None) return false;
        if (found is not LicenceCertificateResult.Found { Chain: [var first, ..] }) return null;
        using var certificate = CheckCertificate.Read(first);
        return certificate is not null
            && LicenceCertificateIdentity.Parse(certificate) is CertificateIdentityResult<LicenceCertificateIdentity>.Read { Identity.SealNumber: not null };
    }
}
