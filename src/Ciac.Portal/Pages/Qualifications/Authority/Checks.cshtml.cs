using Ciac.Core.Qualifications;
using Ciac.Portal.Components;
using Ciac.Portal.Host;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Ciac.Portal.Pages.Qualifications.Authority;

/// <summary>The filter as it stands in the address.</summary>
public sealed record CheckFields
{
    public string? Number { get; init; }
    public string? Verdict { get; init; }
    public string? Way { get; init; }
    public string? Day { get; init; }
    public int? Page { get; init; }

    public CheckFilter ToFilter() => new()
    {
        Number = Number,
        Verdict = Enum.TryParse<CheckVerdict>(Verdict, out var verdict) ? verdict : null,
        Way = Enum.TryParse<CheckWay>(Way, out var way) ? way : null,
        Day = DateOnly.TryParseExact(Day, "yyyy-MM-dd", out var day) ? day : null,
        Page = Math.Max(1, Page ?? 1),
    };
}

/// <summary>R4 查验记录: what the public looked at, and what it was told.</summary>
[Authorize(Roles = "ReviewOfficer")]
public sealed class ChecksModel(ReadChecks read) : PortalPage
{
    private CheckFields _fields = new();

    public CheckFilter Filter => _fields.ToFilter();

    public CheckList List { get; private set; } = null!;

    public Pagination Pages => new(Filter.Page, CheckFilter.PageSize, List.Total, to => AddressOf("/staff/checks", to));

    public async Task<IActionResult> OnGetAsync([FromQuery] CheckFields fields, CancellationToken ct)
    {
        _fields = fields;
        var found = await read.ListAsync(Caller, Filter, ct);
        if (found.Value is not { } list) return ProblemPage(found.Refusal!);
        List = list;
        return Page();
    }

    public string AddressOf(string path, int page) => $"{path}?number={Uri.EscapeDataString(_fields.Number ?? "")}&verdict={Filter.Verdict}&way={Filter.Way}&day={Filter.Day:yyyy-MM-dd}&page={page}";
}
