using Ciac.Core.Grants;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Ciac.Portal.Pages.Grants;

/// <summary>E12 and E13: an administrator chooses the items of one clerk, of the own accord or because the clerk asked.</summary>
[Authorize(Roles = "Certificate")]
public sealed class ChooseModel(PlanGrant plan, StartGrant start, TimeProvider clock) : GrantPage(plan, clock)
{
    private readonly PlanGrant _plan = plan;

    protected override GrantKind Kind => GrantKind.Direct;

    public async Task<IActionResult> OnGetAsync(Guid id, string? answers, CancellationToken ct) => Choose(await _plan.ChoiceAsync(Caller, id, answers, ct), null);

    public async Task<IActionResult> OnPostChangeAsync(Guid id, GrantFields fields, CancellationToken ct) => Choose(await _plan.ChoiceAsync(Caller, id, fields.Answers, ct), fields);

    public async Task<IActionResult> OnPostCheckAsync(Guid id, GrantFields fields, CancellationToken ct) => Check(await _plan.ChoiceAsync(Caller, id, fields.Answers, ct), fields);

    public async Task<IActionResult> OnPostConfirmAsync(Guid id, GrantFields fields, CancellationToken ct) =>
        GoOn(await start.DirectAsync(Caller, id, fields.ToForm(), ct), await _plan.ChoiceAsync(Caller, id, fields.Answers, ct), fields);
}
