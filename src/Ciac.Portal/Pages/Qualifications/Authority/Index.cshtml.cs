using Ciac.Core.Qualifications;
using Ciac.Portal.Components;
using Ciac.Portal.Host;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Ciac.Portal.Pages.Qualifications.Authority;

/// <summary>R3 资质管理: the certificates, the last changed first, and the ends that wait for a second person.</summary>
[Authorize(Roles = "ReviewOfficer")]
public sealed class IndexModel(ReadQualifications read) : PortalPage
{
    public QualificationFilter Filter { get; private set; } = new();

    public QualificationList List { get; private set; } = null!;

    public Pagination Pages => new(Filter.Page, QualificationFilter.PageSize, List.Total, to => $"/staff/qualifications?search={Uri.EscapeDataString(Filter.Search ?? "")}&kind={Filter.Kind}&page={to}");

    public async Task<IActionResult> OnGetAsync(string? search, string? kind, int? page, CancellationToken ct)
    {
        Filter = new QualificationFilter
        {
            Search = search,
            Kind = Enum.TryParse<QualificationKind>(kind, out var wanted) ? wanted : null,
            Page = Math.Max(1, page ?? 1),
        };
        var found = await read.ListAsync(Caller, Filter, ct);
        if (found.Value is not { } list) return ProblemPage(found.Refusal!);
        List = list;
        return Page();
    }
}
