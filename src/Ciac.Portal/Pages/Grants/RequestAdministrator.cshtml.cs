using Ciac.Core.Grants;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Ciac.Portal.Pages.Grants;

/// <summary>E16 申请由证书管理员为您授权: a clerk asks the administrators.</summary>
[Authorize(Roles = "Certificate")]
public sealed class RequestAdministratorModel(PlanGrant plan, StartGrant start, TimeProvider clock) : GrantPage(plan, clock)
{
    private readonly PlanGrant _plan = plan;

    protected override GrantKind Kind => GrantKind.Asked;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => Choose(await _plan.OwnChoiceAsync(Caller, ct), null);

    public async Task<IActionResult> OnPostChangeAsync(GrantFields fields, CancellationToken ct) => Choose(await _plan.OwnChoiceAsync(Caller, ct), fields);

    public async Task<IActionResult> OnPostCheckAsync(GrantFields fields, CancellationToken ct) => Check(await _plan.OwnChoiceAsync(Caller, ct), fields);

    public async Task<IActionResult> OnPostConfirmAsync(GrantFields fields, CancellationToken ct) =>
        GoOn(await start.AskAsync(Caller, fields.ToForm(), ct), await _plan.OwnChoiceAsync(Caller, ct), fields);
}
