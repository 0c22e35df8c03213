using Ciac.Core;
using Ciac.Core.Grants;
using Microsoft.AspNetCore.Authorization;

namespace Ciac.Portal.Pages.Grants;

/// <summary>E16 申请由证书管理员为您授权: a clerk asks the administrators.</summary>
[Authorize(Roles = "Certificate")]
public sealed class RequestAdministratorModel(PlanGrant plan, StartGrant start, TimeProvider clock) : OwnRequestPage(plan, clock)
{
    protected override GrantKind Kind => GrantKind.Asked;

    protected override Task<Outcome<Grant>> AskAsync(GrantForm form, CancellationToken ct) => start.AskAsync(Caller, form, ct);
}
