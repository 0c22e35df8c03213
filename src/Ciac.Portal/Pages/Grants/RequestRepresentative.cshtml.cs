using Ciac.Core.Grants;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Ciac.Portal.Pages.Grants;

/// <summary>E16 申请由法定代表人为您授权: a clerk asks the legal representative.</summary>
[Authorize(Roles = "Certificate")]
public sealed class RequestRepresentativeModel(PlanGrant plan, StartGrant start, TimeProvider clock) : GrantPage(plan, clock)
{
    private readonly PlanGrant _plan = plan;

    protected override GrantKind Kind => GrantKind.Requested;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => Choose(await _plan.OwnChoiceAsync(Caller, ct), null);

    public async Task<IActionResult> OnPostChangeAsync(GrantFields fields, CancellationToken ct) => Choose(await _plan.OwnChoiceAsync(Caller, ct), fields);

    public async Task<IActionResult> OnPostCheckAsync(GrantFields fields, CancellationToken ct) => Check(await _plan.OwnChoiceAsync(Caller, ct), fields);

    public async Task<IActionResult> OnPostConfirmAsync(GrantFields fields, CancellationToken ct) =>
        GoOn(await start.RequestAsync(Caller, fields.ToForm(), ct), await _plan.OwnChoiceAsync(Caller, ct), fields);
}
