using Ciac.Core.Grants;
using Ciac.Portal.Host;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Ciac.Portal.Pages.Grants;

/// <summary>E16 申请授权: a clerk chooses whom to ask; one request is on its way at a time.</summary>
[Authorize(Roles = "Certificate")]
public sealed class RequestModel(PlanGrant plan, ReadGrant read, RemindAdministrator administrators) : OpenedPage
{
    public RequestWaysView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var own = await plan.OwnChoiceAsync(Caller, ct);
        if (own.Value is not { } choice) return ProblemPage(own.Refusal!);
        var open = await read.OwnRequestAsync(Caller, ct);
        View = new RequestWaysView(choice.Grantee.UniqueId, await administrators.ListAsync(Caller, null, ct)) { OpenNumber = open?.Number };
        return Page();
    }
}
