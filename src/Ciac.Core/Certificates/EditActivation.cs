using Ciac.Core.Accounts;
using Ciac.Core.Enterprises;
using Ciac.Core.Storage;

namespace Ciac.Core.Certificates;

/// <summary>The steps of the wizard 开通证书 (screen 2): each checks on the server and keeps what was typed.</summary>
public sealed class EditActivation(CiacDb db, ActivationDrafts drafts, FetchUnit fetch, HolderCodes codes)
{
    public async Task<Outcome<Activation>> ChooseOriginAsync(Caller caller, UnitOrigin origin, CancellationToken ct)
    {
        var found = await drafts.EditableAsync(caller, ct);
        if (found.Value is not { } draft) return found;
        var opened = await drafts.OpenedUnitAsync(draft.Identifier, ct);
        if (!CheckUnit.OriginsOf(draft.Identifier).Contains(origin) || (opened is not null && opened.Origin != origin)) return EnterpriseRefusals.OriginMismatch.For("Origin");

        var unit = origin == UnitOrigin.Local
            ? await fetch.HandleAsync(draft.Identifier, draft.EnterpriseName, ct)
            : opened is not null ? UnitData.Of(opened) : new UnitData { Origin = origin, Identifier = draft.Identifier, Name = draft.EnterpriseName };
        if (unit.Refusal is { } refusal) return refusal.For("Origin");
        // A changed category throws away the data of the other one; the same category keeps what was typed.
        // What was confirmed of the unit was confirmed of the data that stood there, so it is asked again.
        if (draft.Data.Origin != origin || origin == UnitOrigin.Local)
            draft.Data = draft.Data with { Origin = origin, Unit = Keep(draft.Data.Unit, unit.Value!), UnitChecked = false };
        await db.SaveChangesAsync(ct);
        return draft;
    }

    public async Task<Outcome<Activation>> SaveUnitAsync(Caller caller, UnitForm form, CancellationToken ct)
    {
        var found = await drafts.EditableAsync(caller, ct);
        if (found.Value is not { } draft) return found;
        if (draft.Data.Unit is not { } known) return CertificateRefusals.StepMissing;
        var merged = CheckUnit.Merge(known, form);
        if (merged.Value is not { } unit) return Outcome.Refused<Activation>(merged.Refusals);
        if (await IsOtherRepresentativeAsync(unit, ct)) return CertificateRefusals.OtherRepresentative.For(nameof(form.RepresentativeDocumentNumber));
        draft.Data = draft.Data with { Unit = unit, UnitChecked = true };
        await db.SaveChangesAsync(ct);
        return draft;
    }

    public async Task<Outcome<HolderCodeSent>> SendCodeAsync(Caller caller, string? mobile, CancellationToken ct)
    {
        var found = await drafts.EditableAsync(caller, ct);
        if (found.Value is not { } draft) return found.Refusal!;
        return await codes.SendAsync(caller, draft.Number, mobile, ct);
    }

    public async Task<Outcome<Activation>> SaveHolderAsync(Caller caller, HolderForm form, CancellationToken ct)
    {
        var found = await drafts.EditableAsync(caller, ct);
        if (found.Value is not { } draft) return found;
        var checks = new FormChecks();
        var holder = form.Of(draft.Subject).Read(checks);
        if (checks.Refusals.Count > 0) return Outcome.Refused<Activation>(checks.Refusals);
        if (await ConfirmMobileAsync(draft, holder.Mobile, form.Code, ct) is { } refusal) return refusal;
        draft.Data = draft.Data with { Holder = holder with { MobileConfirmed = true } };
        await db.SaveChangesAsync(ct);
        return draft;
    }

    // Who typed the unit's data may not name another person than the one with whom the unit was opened: nobody takes it over.
    private async Task<bool> IsOtherRepresentativeAsync(UnitData unit, CancellationToken ct) =>
        !unit.IsRegistryBacked
        && await drafts.OpenedUnitAsync(unit.Identifier, ct) is { } opened
        && !HolderChange.IsRepresentative(opened, unit.RepresentativeName, unit.RepresentativeDocumentNumber);

    // Changing the name only does not ask for the mobile a second time (WCAG 3.3.7).
    private async Task<Refusal?> ConfirmMobileAsync(Activation draft, string mobile, string? code, CancellationToken ct)
    {
        if (draft.Data.Holder is { MobileConfirmed: true } known && known.Mobile == mobile && string.IsNullOrWhiteSpace(code)) return null;
        return await codes.RefuseAsync(draft.Number, mobile, code, ct);
    }

    private static UnitData Keep(UnitData? before, UnitData now) => before is null
        ? now
        : now with { RepresentativeMobile = before.RepresentativeMobile, Contact = before.Contact, Phone = before.Phone };
}
