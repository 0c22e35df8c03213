using Ciac.Core.Certificates;
using Ciac.Portal.Components;
using Ciac.Portal.Host;
using Ciac.Portal.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Ciac.Portal.Pages.Certificates.Activate;

[Authorize(Roles = "Certificate")]
public sealed class HolderModel(
    ActivationDrafts drafts, EditActivation edit, HolderCodes codes, IStringLocalizer<ActivationTexts> texts) : PortalPage
{
    public HolderView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var found = await drafts.EditableAsync(Caller, ct);
        if (found.Value is not { } draft) return ActivationWay.Instead(this, found.Refusal!) ?? ProblemPage(found.Refusal!);
        if (!draft.Data.UnitChecked) return LocalRedirect("/activate");
        View = ViewOf(draft, Facts.Of(draft.Data.Holder, typing: true));
        return Page();
    }

    public async Task<IActionResult> OnPostCodeAsync(HolderForm form, CancellationToken ct)
    {
        var outcome = await edit.SendCodeAsync(Caller, form.Mobile, ct);
        if (outcome.Refusal is { } refusal) return await AgainAsync(refusal, refusal.ToErrors(), form, ct);
        var draft = (await drafts.EditableAsync(Caller, ct)).Value!;
        View = ViewOf(draft, Facts.Of(form)) with { CodeExpiresAt = outcome.Value!.ExpiresAt, ResendAllowedAt = outcome.Value.ResendAllowedAt };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(HolderForm form, string? from, CancellationToken ct)
    {
        var outcome = await edit.SaveHolderAsync(Caller, form, ct);
        if (outcome.Refusal is not { } refusal) return LocalRedirect("/activate/check");
        return ActivationWay.Instead(this, refusal) ?? await AgainAsync(refusal, outcome.Refusals.ToErrors(texts), form, ct);
    }

    private async Task<IActionResult> AgainAsync(Core.Refusal refusal, FormErrors errors, HolderForm form, CancellationToken ct)
    {
        var found = await drafts.EditableAsync(Caller, ct);
        if (found.Value is not { } draft) return ActivationWay.Instead(this, found.Refusal!) ?? ProblemPage(found.Refusal!);
        var clocks = await codes.ClocksAsync(draft.Number, form.Mobile, ct);
        View = ViewOf(draft, Facts.Of(form)) with { Errors = errors, CodeExpiresAt = clocks?.ExpiresAt, ResendAllowedAt = clocks?.ResendAllowedAt, CodeFault = clocks?.Fault };
        return PageWith(refusal);
    }

    private static HolderView ViewOf(Activation draft, HolderFacts holder) => new(Facts.Of(draft), holder.With(draft.Subject))
    {
        MobileConfirmed = draft.Data.Holder is { MobileConfirmed: true } known && known.Mobile == holder.Mobile,
    };
}
