using Ciac.Core.Certificates;
using Ciac.Core.Enterprises;
using Ciac.Portal.Components;
using Ciac.Portal.Host;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Ciac.Portal.Pages.Certificates.Activate;

[Authorize(Roles = "Certificate")]
public sealed class UnitTypeModel(ActivationDrafts drafts, EditActivation edit) : PortalPage
{
    public UnitTypeView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var found = await drafts.EditableAsync(Caller, ct);
        if (found.Value is not { } draft) return ActivationWay.Instead(this, found.Refusal!) ?? ProblemPage(found.Refusal!);
        View = ViewOf(draft.Identifier, draft.Data.Origin?.ToString(), FormErrors.None);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? origin, CancellationToken ct)
    {
        var outcome = Enum.TryParse<UnitOrigin>(origin, out var chosen)
            ? await edit.ChooseOriginAsync(Caller, chosen, ct)
            : EnterpriseRefusals.Required.For("Origin");
        if (outcome.Refusal is not { } refusal) return LocalRedirect("/activate/unit");
        if (ActivationWay.Instead(this, refusal) is { } way) return way;
        View = ViewOf(Caller.Identifier!, origin, refusal.ToErrors("Origin"));
        return PageWith(refusal);
    }

    private static UnitTypeView ViewOf(string identifier, string? origin, FormErrors errors) => new(origin)
    {
        Offered = [.. CheckUnit.OriginsOf(identifier).Select(o => o.ToString())],
        Errors = errors,
    };
}
