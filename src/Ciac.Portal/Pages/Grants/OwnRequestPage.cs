using Ciac.Core;
using Ciac.Core.Grants;
using Microsoft.AspNetCore.Mvc;

namespace Ciac.Portal.Pages.Grants;

/// <summary>E16 申请授权: a clerk chooses the items, checks them and asks; whom, is the page's.</summary>
public abstract class OwnRequestPage(PlanGrant plan, TimeProvider clock) : GrantPage(plan, clock)
{
    private readonly PlanGrant _plan = plan;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => Choose(await ChoiceAsync(ct), null);

    public async Task<IActionResult> OnPostChangeAsync(GrantFields fields, CancellationToken ct) => Choose(await ChoiceAsync(ct), fields);

    public async Task<IActionResult> OnPostCheckAsync(GrantFields fields, CancellationToken ct) => Check(await ChoiceAsync(ct), fields);

    public async Task<IActionResult> OnPostConfirmAsync(GrantFields fields, CancellationToken ct) =>
        GoOn(await AskAsync(fields.ToForm(), ct), await ChoiceAsync(ct), fields);

    protected abstract Task<Outcome<Grant>> AskAsync(GrantForm form, CancellationToken ct);

    private Task<Outcome<GrantChoice>> ChoiceAsync(CancellationToken ct) => _plan.OwnChoiceAsync(Caller, ct);
}
