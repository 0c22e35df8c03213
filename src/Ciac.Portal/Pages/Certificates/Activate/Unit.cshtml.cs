using Ciac.Core.Certificates;
using Ciac.Core.Enterprises;
using Ciac.Portal.Host;
using Ciac.Portal.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Ciac.Portal.Pages.Certificates.Activate;

[Authorize(Roles = "Certificate")]
public sealed class UnitModel(ActivationDrafts drafts, EditActivation edit, IStringLocalizer<ActivationTexts> texts) : PortalPage
{
    public UnitView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var found = await drafts.EditableAsync(Caller, ct);
        if (found.Value is not { } draft) return ActivationWay.Instead(this, found.Refusal!) ?? ProblemPage(found.Refusal!);
        if (draft.Data.Unit is not { } unit) return LocalRedirect("/activate");
        View = new UnitView(Facts.Of(unit, typing: true));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(UnitForm form, string? from, CancellationToken ct)
    {
        var outcome = await edit.SaveUnitAsync(Caller, form, ct);
        if (outcome.Refusal is not { } refusal) return LocalRedirect(from == "check" ? "/activate/check" : "/activate/holder");
        if (ActivationWay.Instead(this, refusal) is { } way) return way;
        var draft = await drafts.EditableAsync(Caller, ct);
        View = new UnitView(Facts.Of(draft.Value!.Data.Unit!, form)) { Errors = outcome.Refusals.ToErrors(texts) };
        return PageWith(refusal);
    }
}
