using Ciac.Core.Accounts;
using Ciac.Core.Audit;
using Ciac.Core.Enterprises;
using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Certificates;

/// <summary>
/// E1 完善持证人信息: the first holder of a certificate from the old platform, set by itself after sign-in: person and document only.
/// The role stays as it is; an unregistered person is led to the registration (flow F14).
/// </summary>
public sealed class SetHolder(CiacDb db, CertificateRows rows, RegisterPerson persons, StartHolderRegistration start, AuditTrail audit)
{
    public async Task<Outcome<HolderRegistration>> HandleAsync(Caller caller, HolderForm form, CancellationToken ct)
    {
        if (caller.CredentialId is not { } id) return CertificateRefusals.NotAllowed;
        var known = await rows.FindAsync(caller, id, ct);
        if (known.Value is not { } credential) return known.Refusal!;
        if (credential.HolderName is not null) return CertificateRefusals.HolderKnown;
        var checks = new FormChecks();
        var holder = (form with { Nickname = credential.Nickname, Mobile = credential.HolderMobile }).Read(checks);
        var wrong = checks.Refusals.Where(r => r.Field is nameof(form.Name) or nameof(form.DocumentNumber)).ToList();
        if (wrong.Count > 0) return Outcome.Refused<HolderRegistration>(wrong);
        var registered = await persons.FindAsync(new PersonOf(holder.DocumentKind, holder.DocumentNumber, holder.Name), ct);
        if (registered is not null && registered.Name != holder.Name) return RegistrationRefusals.NameDiffers.For(nameof(form.Name));
        if (await KeepAsync(caller, id, holder, ct) is { } refusal) return refusal;
        var begun = await start.HandleAsync(caller, ct);
        // The holder is set whatever the platform does: its page offers to begin again.
        return begun.Refusal is null ? begun : HolderRegistration.Awaiting;
    }

    private async Task<Refusal?> KeepAsync(Caller caller, Guid id, HolderData holder, CancellationToken ct)
    {
        await using var transaction = await db.BeginAsync(ct);
        var locked = await rows.LockAsync(caller, id, ct);
        if (locked.Value is not { Target: var target }) return locked.Refusal!;
        if (target.HolderName is not null) return CertificateRefusals.HolderKnown;
        var enterprise = await db.Enterprises.SingleAsync(e => e.Id == target.EnterpriseId, ct);
        var changes = HolderChange.Apply(target, holder, enterprise);
        audit.Record(caller.Entry("certificate.edited") with { Subject = target.UniqueId, Detail = changes.ToString() });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return null;
    }
}
