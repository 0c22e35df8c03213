using Ciac.Core.Certificates;
using Ciac.Core.Grants;
using Ciac.Portal.Components;
using Ciac.Portal.Host;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Ciac.Portal.Pages.Certificates;

/// <summary>企业证书管理.</summary>
[Authorize(Roles = "Certificate")]
public sealed class IndexModel(ListCertificates list, GrantedItems items, TimeProvider clock) : OpenedPage
{
    public ListView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync([FromQuery] ListAddress address, string? done, CancellationToken ct)
    {
        var outcome = await list.HandleAsync(Caller, address.ToQuery(), ct);
        if (outcome.Value is not { } page) return ProblemPage(outcome.Refusal!);
        var first = ((page.Page - 1) * ListCertificates.PageSize) + 1;
        var granted = await items.CountsAsync([.. page.Rows.Select(row => row.Credential.Id)], ct);
        var rows = page.Rows.Select((row, index) => ListRow.Of(row, first + index, Caller, clock.GetUtcNow()) with { Granted = granted.GetValueOrDefault(row.Credential.Id) });
        View = new ListView([.. rows], address, new Pagination(page.Page, ListCertificates.PageSize, page.Total, address.ToPage))
        {
            Administers = Caller.Administers,
            Done = done is "cancelled" or "enabled" ? done : null,
        };
        return Page();
    }
}
