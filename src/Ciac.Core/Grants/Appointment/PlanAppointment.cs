using Ciac.Core.Accounts;
using Ciac.Core.Certificates;
using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Grants;

/// <summary>What the legal representative may do about the role of one certificate.</summary>
public sealed record AppointmentPlan(AppointmentAct Act, Credential Target)
{
    public HolderRole RoleAfter => Act switch
    {
        AppointmentAct.Appoint => HolderRole.CertificateAdministrator,
        AppointmentAct.Dismiss => HolderRole.Clerk,
        _ => HolderRole.LegalRepresentative,
    };
}

public sealed class PlanAppointment(CiacDb db, CertificateRows rows)
{
    public async Task<Outcome<AppointmentPlan>> HandleAsync(Caller caller, Guid id, CancellationToken ct)
    {
        var found = await rows.FindAsync(caller, id, ct);
        if (found.Value is not { } target) return found.Refusal!;
        if (await MayClaimAsync(caller, target, ct)) return new AppointmentPlan(AppointmentAct.Claim, target);
        var rights = CertificateRights.Of(caller, target);
        if (Refuse(caller, target, rights) is { } refusal) return refusal;
        return new AppointmentPlan(rights.CanAppoint ? AppointmentAct.Appoint : AppointmentAct.Dismiss, target);
    }

    private static Refusal? Refuse(Caller caller, Credential target, CertificateRights rights) => target switch
    {
        _ when caller.Role != HolderRole.LegalRepresentative => AppointmentRefusals.NotAllowed,
        { IsMain: true, Role: HolderRole.CertificateAdministrator } => AppointmentRefusals.MainStays,
        _ when rights is { CanAppoint: false, CanDismiss: false } => AppointmentRefusals.NotFitting,
        { HolderName: null } or { HolderDocumentNumber: null } => AppointmentRefusals.NoHolder,
        _ => null,
    };

    // Equality with the registered representative makes eligible only; the signature on this very credential makes it so (1-domain).
    private async Task<bool> MayClaimAsync(Caller caller, Credential target, CancellationToken ct)
    {
        if (caller.CredentialId != target.Id || target is not { Role: not HolderRole.LegalRepresentative, Status: CredentialStatus.Active, Kind: not CredentialKind.Licence }) return false;
        var enterprise = await db.Enterprises.AsNoTracking().SingleAsync(e => e.Id == target.EnterpriseId, ct);
        return HolderChange.IsRepresentative(enterprise, target.HolderName, target.HolderDocumentNumber);
    }
}
