using Ciac.Core;
using Ciac.Core.Grants;
using Microsoft.AspNetCore.Authorization;

namespace Ciac.Portal.Pages.Grants;

/// <summary>E16 申请由法定代表人为您授权: a clerk asks the legal representative.</summary>
[Authorize(Roles = "Certificate")]
public sealed class RequestRepresentativeModel(PlanGrant plan, StartGrant start, TimeProvider clock) : OwnRequestPage(plan, clock)
{
    protected override GrantKind Kind => GrantKind.Requested;

    protected override Task<Outcome<Grant>> AskAsync(GrantForm form, CancellationToken ct) => start.RequestAsync(Caller, form, ct);
}
