using Ciac.Core;
using Ciac.Core.Qualifications;
using Ciac.Core.Signatures;
using Ciac.Portal.Host;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Ciac.Portal.Pages.Verification;

/// <summary>P4 上传 PDF 验签, for anybody.</summary>
[EnableRateLimiting(PortalLimits.Verify)]
[RequestSizeLimit(LargestRequest)]
public sealed class UploadModel(CheckFile check, CheckPlaces places, ReportFile report, TimeProvider clock) : PortalPage
{
    // The file and the wrapping; a larger one is refused while it arrives.
    private const int LargestRequest = VerifyFile.LargestFile + 1024 * 1024;

    public UploadView View { get; private set; } = new();

    public void OnGet()
    {
        // The form only.
    }

    public async Task<IActionResult> OnPostAsync(IFormFile? file, CancellationToken ct) =>
        await LookAsync(file, ct) is { } refusal ? PageWith(refusal) : Page();

    /// <summary>The same as a PDF to keep. Nothing of the file was kept, so it is brought again.</summary>
    public async Task<IActionResult> OnPostReportAsync(IFormFile? file, CancellationToken ct)
    {
        if (await LookAsync(file, ct) is { } refusal) return PageWith(refusal);
        return File(report.Draw(View, file!.FileName), "application/pdf", $"verification-{View.Sha256![..8]}.pdf");
    }

    private async Task<Refusal?> LookAsync(IFormFile? file, CancellationToken ct)
    {
        var outcome = await check.HandleAsync(await file.BytesAsync(ct), ct);
        if (outcome.Value is not { } seen)
        {
            View = new UploadView { Errors = outcome.Refusal!.ToErrors("File") };
            return outcome.Refusal;
        }

        View = UploadView.Of(seen.File, known => VerificationView.Of(known, places.Address, clock.GetUtcNow())) with
        {
            Copy = seen.Copy is { } copy ? CopyView.Of(copy, places.Public, clock.GetUtcNow()) : null,
        };
        return null;
    }
}
