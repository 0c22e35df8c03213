using Ciac.Core.Accounts;
using Ciac.Core.Messages;
using Ciac.Portal.Host;
using Microsoft.AspNetCore.Authorization;

namespace Ciac.Portal.Pages.Staff;

/// <summary>Something that a role may do; without a page it is told how.</summary>
public sealed record StaffPlace(string Key, string? Href = null);

/// <summary>The places of a role, and the day's texts for who answers for the bill.</summary>
public sealed record StaffView(IReadOnlyList<StaffPlace> Places, TextUse? Texts)
{
    private const string Document = "/elsa/api/openapi.json";

    public static StaffView Of(StaffRole? role, TextUse? texts) => new(
        role switch
        {
            StaffRole.ReviewOfficer => [new("Reviews", "/reviews"), new("Qualifications", "/staff/qualifications"), new("Checks", "/staff/checks"), new("Figures", "/reviews/figures")],
            StaffRole.CounterClerk => [new("Counter", "/counter/identity")],
            StaffRole.PlatformAdministrator => [new("Figures", "/reviews/figures"), new("Calendar", "/reviews/calendar"), new("Api", Document)],
            _ => [new("Audit"), new("Pictures", "/staff/pictures"), new("Api", Document)],
        },
        texts);
}

/// <summary>The staff's own home: what the role may do.</summary>
[Authorize(Roles = "ReviewOfficer,CounterClerk,PlatformAdministrator,Auditor")]
public sealed class IndexModel(TextBudget budget) : PortalPage
{
    public StaffView View { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken ct) =>
        View = StaffView.Of(Caller.StaffRole, Caller.StaffRole == StaffRole.PlatformAdministrator ? await budget.UseAsync(ct) : null);
}
