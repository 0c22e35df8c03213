using Ciac.Core.EnterpriseChanges;
using Ciac.Portal.Host;
using Microsoft.AspNetCore.Authorization;

namespace Ciac.Portal.Pages.Enterprises;

/// <summary>E24 单位基本信息: everybody of the unit reads it, field by field with its source.</summary>
[Authorize(Roles = "Certificate")]
public sealed class IndexModel(ReadEnterpriseChange read) : OpenedPage
{
    public EnterpriseView View { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken ct)
    {
        var overview = await read.OverviewAsync(Caller, ct);
        View = new EnterpriseView(overview.Unit, UnitFields.Of(overview.Unit))
        {
            Administers = Caller.Administers,
            RunningNumber = overview.Running?.Number,
            Changes = Caller.Administers ? [.. overview.Changes.Select(RowOf)] : [],
        };
    }

    private static ChangeRow RowOf(EnterpriseChange change) =>
        new(change.Number, change.EndedAt!.Value, change.State, [.. UnitFields.Changes(change.Before, change.After).Select(c => c.Name)])
        {
            DocumentHref = change.State == EnterpriseChangeState.Changed ? $"/certificates/history/{change.SignatureRequestId}/document.pdf" : null,
        };
}
