using Ciac.Core.Accounts;
using Ciac.Core.Enterprises;
using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Certificates;

/// <summary>编辑: alias, holder, and the holder's mobile by a code to the new one. A number that is left empty stays as it is.</summary>
public sealed class EditCertificate(CiacDb db, CertificateRows rows, HolderCodes codes, RegisterPerson persons, RecordEdit record)
{
    public async Task<Outcome<Credential>> FindAsync(Caller caller, Guid id, CancellationToken ct)
    {
        var found = await rows.FindAsync(caller, id, ct);
        if (found.Value is not { } target) return found;
        return Refuse(caller, target) is { } refusal ? refusal : target;
    }

    public async Task<Outcome<HolderCodeSent>> SendCodeAsync(Caller caller, Guid id, string? mobile, CancellationToken ct)
    {
        var found = await FindAsync(caller, id, ct);
        return found.Refusal is { } refusal ? refusal : await codes.SendAsync(caller, SubjectOf(id), mobile, ct);
    }

    public Task<HolderCodeSent?> ClocksAsync(Guid id, string? mobile, CancellationToken ct) => codes.ClocksAsync(SubjectOf(id), mobile, ct);

    public async Task<Outcome<Credential>> SaveAsync(Caller caller, Guid id, HolderForm form, CancellationToken ct)
    {
        var found = await FindAsync(caller, id, ct);
        if (found.Value is not { } known) return found;
        var read = Read(form, known);
        if (read.Value is not { } holder) return Outcome.Refused<Credential>(read.Refusals);
        if (holder.Mobile != (known.HolderMobile ?? "") && await codes.RefuseAsync(SubjectOf(id), holder.Mobile, form.Code, ct) is { } wrong) return wrong;

        await using var transaction = await db.BeginAsync(ct);
        var locked = await rows.LockAsync(caller, id, ct);
        if (locked.Value is not { } now) return locked.Refusal!;
        if (Refuse(now.Caller, now.Target) is { } refusal) return refusal;
        var registered = await persons.FindAsync(new PersonOf(holder.DocumentKind, holder.DocumentNumber, holder.Name), ct);
        var isSame = now.Target.HolderName == holder.Name && now.Target.HolderDocumentNumber == holder.DocumentNumber;
        if (!isSame && registered is not null && registered.Name != holder.Name) return RegistrationRefusals.NameDiffers.For(nameof(form.Name));
        var enterprise = await db.Enterprises.SingleAsync(e => e.Id == now.Target.EnterpriseId, ct);
        var changes = HolderChange.Apply(now.Target, holder, enterprise);
        if (registered is not null) now.Target.HolderRegistration = HolderRegistration.Registered;
        await record.HandleAsync(caller, now.Target, changes, ct);
        await transaction.CommitAsync(ct);
        return now.Target;
    }

    // Numbers are masked on the page, so an empty field means the number that is known; another person has another document.
    private static Outcome<HolderData> Read(HolderForm form, Credential known)
    {
        var isSamePerson = (form.Name ?? "").Trim() == known.HolderName;
        var complete = form with
        {
            DocumentKind = isSamePerson && string.IsNullOrWhiteSpace(form.DocumentNumber) ? known.HolderDocumentKind : form.DocumentKind,
            DocumentNumber = isSamePerson && string.IsNullOrWhiteSpace(form.DocumentNumber) ? known.HolderDocumentNumber : form.DocumentNumber,
            Mobile = string.IsNullOrWhiteSpace(form.Mobile) ? known.HolderMobile : form.Mobile,
        };
        var checks = new FormChecks();
        var holder = complete.Read(checks);
        return checks.Refusals.Count > 0 ? Outcome.Refused<HolderData>(checks.Refusals) : holder;
    }

    private static Refusal? Refuse(Caller caller, Credential target)
    {
        if (CertificateRights.Of(caller, target).CanEdit) return null;
        return target.Status != CredentialStatus.Active ? CertificateRefusals.AlreadyCancelled : CertificateRefusals.NotAllowed;
    }

    // A code for one certificate is worthless for another.
    private static string SubjectOf(Guid id) => $"edit:{id:N}";
}
