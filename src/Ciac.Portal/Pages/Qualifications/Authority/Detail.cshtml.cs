using Ciac.Core.Qualifications;
using Ciac.Portal.Host;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Ciac.Portal.Pages.Qualifications.Authority;

/// <summary>One certificate for the officer: versions, events, copies, and an end that waits for the second person.</summary>
[Authorize(Roles = "ReviewOfficer")]
public sealed class DetailModel(ReadQualifications read, DecideProposal decide) : PortalPage
{
    public QualificationFile Record { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string certificate, CancellationToken ct)
    {
        var found = await read.FindAsync(Caller, certificate, ct);
        if (found.Value is not { } file) return ProblemPage(found.Refusal!);
        Record = file;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string certificate, Guid proposal, bool? confirmed, CancellationToken ct)
    {
        var decided = await decide.HandleAsync(Caller, proposal, confirmed ?? false, ct);
        return decided.Refusal is { } refusal ? ProblemPage(refusal) : LocalRedirect($"/staff/qualifications/file/{Uri.EscapeDataString(certificate)}");
    }
}
