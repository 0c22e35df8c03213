using Ciac.Core.Accounts;
using Ciac.Core.Messages;
using Ciac.Portal.Host;
using Microsoft.AspNetCore.Authorization;

namespace Ciac.Portal.Pages.Staff;

/// <summary>Something that a role may do; without a page it is told how.</summary>
public sealed record StaffPlace(string Key, string? Href = null);

/// <summary>The staff's own home: what the role may do.</summary>
[Authorize(Roles = "ReviewOfficer,CounterClerk,PlatformAdministrator,Auditor")]
public sealed class IndexModel(TextBudget budget) : PortalPage
{
    private const string Document = "/elsa/api/openapi.json";

    /// <summary>The day's texts, for who answers for the bill; null for everybody else.</summary>
    public TextUse? Texts { get; private set; }

    public async Task OnGetAsync(CancellationToken ct) =>
        Texts = Caller.StaffRole == StaffRole.PlatformAdministrator ? await budget.UseAsync(ct) : null;

    public IReadOnlyList<StaffPlace> Places => Caller.StaffRole switch
    {
        StaffRole.ReviewOfficer => [new("Reviews", "/reviews"), new("Figures", "/reviews/figures")],
        StaffRole.CounterClerk => [new("Counter", "/counter/identity")],
        StaffRole.PlatformAdministrator => [new("Figures", "/reviews/figures"), new("Calendar", "/reviews/calendar"), new("Api", Document)],
        _ => [new("Audit"), new("Pictures", "/staff/pictures"), new("Api", Document)],
    };
}
