using System.Globalization;
using Ciac.Core.Qualifications;
using Ciac.Portal.Components;
using Ciac.Portal.Host;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using EventState = Ciac.Core.Qualifications.EventState;

namespace Ciac.Portal.Pages.Qualifications.Authority;

/// <summary>Events as a file: all of it is checked before any of it is taken.</summary>
[Authorize(Roles = "ReviewOfficer")]
[RequestSizeLimit(LargestRequest)]
public sealed class ImportModel(ImportChanges changes) : PortalPage
{
    // The file and the wrapping; a larger one is refused while it arrives.
    private const int LargestRequest = ImportChanges.LargestFile + 1024 * 1024;

    public ImportReport? Report { get; private set; }

    public IReadOnlyDictionary<EventState, int>? Progress { get; private set; }

    public FormErrors Errors { get; private set; } = FormErrors.None;

    public string Here => $"{Request.Path}{Request.QueryString}";

    public async Task<IActionResult> OnGetAsync(long? at, CancellationToken ct)
    {
        if (at is not { } ticks || ticks < 1 || ticks > DateTimeOffset.MaxValue.UtcTicks) return Page();
        var found = await changes.ProgressAsync(Caller, new DateTimeOffset(ticks, TimeSpan.Zero), ct);
        if (found.Value is not { } progress) return ProblemPage(found.Refusal!);
        Progress = progress;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(IFormFile? file, bool? import, CancellationToken ct)
    {
        var outcome = await changes.HandleAsync(Caller, await file.BytesAsync(ct), import ?? false, ct);
        if (outcome.Refusal is { } refusal)
        {
            Errors = refusal.ToErrors();
            return refusal.Field is null ? ProblemPage(refusal) : PageWith(refusal);
        }

        Report = outcome.Value!;
        if (Report.ImportedAt is { } at) return LocalRedirect($"/staff/qualifications/import?at={at.UtcTicks.ToString(CultureInfo.InvariantCulture)}");
        if (Report.Faults.Count > 0) Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
