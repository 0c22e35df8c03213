using Ciac.Core.Qualifications;
using Ciac.Core.Signatures;
using Ciac.Portal.Host;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Ciac.Portal.Pages.Verification;

/// <summary>P4 上传 PDF 验签, for anybody.</summary>
[EnableRateLimiting(PortalLimits.Verify)]
[RequestSizeLimit(LargestRequest)]
public sealed class UploadModel(CheckFile check, CheckPlaces places, TimeProvider clock) : PortalPage
{
    // The file and the wrapping; a larger one is refused while it arrives.
    private const int LargestRequest = VerifyFile.LargestFile + 1024 * 1024;

    public UploadView View { get; private set; } = new();

    public void OnGet()
    {
        // The form only.
    }

    public async Task<IActionResult> OnPostAsync(IFormFile? file, CancellationToken ct)
    {
        var outcome = await check.HandleAsync(await file.BytesAsync(ct), ct);
        if (outcome.Value is { } seen)
        {
            View = UploadView.Of(seen.File, known => VerificationView.Of(known, places.Address, clock.GetUtcNow())) with
            {
                Copy = seen.Copy is { } copy ? CopyView.Of(copy, places.Public, clock.GetUtcNow()) : null,
            };
            return Page();
        }

        View = new UploadView { Errors = outcome.Refusal!.ToErrors("File") };
        return PageWith(outcome.Refusal!);
    }
}
