using Ciac.Core.Reviews;
using Ciac.Portal.Host;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Ciac.Portal.Pages.Reviews;

/// <summary>R5: how the work stands.</summary>
[Authorize(Roles = "ReviewOfficer,PlatformAdministrator")]
public sealed class FiguresModel(ReadReviews read) : PortalPage
{
    public ReviewFigures Figures { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var found = await read.FiguresAsync(Caller, ct);
        if (found.Value is not { } figures) return ProblemPage(found.Refusal!);
        Figures = figures;
        return Page();
    }
}
