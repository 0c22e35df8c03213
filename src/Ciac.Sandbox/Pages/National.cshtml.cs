using Ciac.Sandbox.National;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Ciac.Sandbox.Pages;

public sealed class NationalModel(NationalReports reports) : PageModel
{
    public IReadOnlyList<NationalEntry> Reports { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) => Reports = await reports.LastAsync(null, ct);
}
