using Ciac.Core.Accounts;
using Ciac.Portal.Components;
using Ciac.Portal.Host;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Ciac.Portal.Pages.Staff;

/// <summary>One picture of a counter entry for an auditor, who says why; the look stands in the record before it is shown.</summary>
[Authorize(Roles = "Auditor")]
public sealed class PicturesModel(CounterPictures pictures) : PortalPage
{
    public string? Number { get; private set; }

    public PictureKind Kind { get; private set; }

    public string? Reason { get; private set; }

    public FormErrors Errors { get; private set; } = FormErrors.None;

    public void OnGet()
    {
        // The form only.
    }

    public async Task<IActionResult> OnPostAsync(string? number, PictureKind kind, string? reason, CancellationToken ct)
    {
        (Number, Kind, Reason) = (number, kind, reason);
        var outcome = await pictures.RevealAsync(Caller, number, kind, reason, ct);
        if (outcome.Value is { } content) return File(content, "image/jpeg", $"{number!.Trim()}-{kind}.jpg");
        Errors = outcome.Refusal!.ToErrors("Number");
        return PageWith(outcome.Refusal!);
    }
}
