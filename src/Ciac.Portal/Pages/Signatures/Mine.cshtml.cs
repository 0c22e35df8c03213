using Ciac.Core;
using Ciac.Core.Signatures;
using Ciac.Portal.Components;
using Ciac.Portal.Host;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Ciac.Portal.Pages.Signatures;

/// <summary>L4 待我签署 and L6 我的签署记录, for a legal representative whose phone was proved.</summary>
[EnableRateLimiting(PortalLimits.Public)]
public sealed class MineModel(PhoneRequests requests, SigningPages pages) : PortalPage
{
    public PhoneListView? View { get; private set; }

    public async Task<IActionResult> OnGetAsync(int? number, CancellationToken ct)
    {
        var found = await SessionAsync(ct);
        if (found.Value is not { } session) return PageWith(found.Refusal!);
        var list = await requests.ListAsync(session, number ?? 1, ct);
        View = new PhoneListView([.. list.Waiting.Select(pages.LineOf)], [.. list.Past.Select(pages.LineOf)])
        {
            EndsAt = session.ExpiresAt,
            Pages = new Pagination(list.Page, PhoneRequests.PageSize, list.Total, shown => $"/s?number={shown}"),
        };
        return Page();
    }

    public async Task<IActionResult> OnPostOpenAsync(Guid id, CancellationToken ct)
    {
        var found = await SessionAsync(ct);
        if (found.Value is not { } session) return PageWith(found.Refusal!);
        var opened = await requests.OpenAsync(session, id, HttpContext.Origin(), ct);
        return opened.Value is { } token ? LocalRedirect($"/s/{token}") : ProblemPage(opened.Refusal!);
    }

    public async Task<IActionResult> OnPostLeaveAsync(CancellationToken ct)
    {
        if ((await SessionAsync(ct)).Value is { } session) await requests.LeaveAsync(session, ct);
        SessionCookie.ClearPhone(HttpContext);
        return LocalRedirect("/s");
    }

    private Task<Outcome<PhoneSession>> SessionAsync(CancellationToken ct) => requests.SessionAsync(SessionCookie.ReadPhone(Request), ct);
}
