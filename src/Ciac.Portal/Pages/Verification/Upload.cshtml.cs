using Ciac.Core.Signatures;
using Ciac.Portal.Host;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace Ciac.Portal.Pages.Verification;

/// <summary>P4 上传 PDF 验签, for anybody.</summary>
[EnableRateLimiting(PortalLimits.Verify)]
[RequestSizeLimit(LargestRequest)]
public sealed class UploadModel(VerifyFile verify, IOptions<PortalAddress> address, TimeProvider clock) : PortalPage
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
        var outcome = await verify.HandleAsync(await file.BytesAsync(ct), ct);
        if (outcome.Value is { } verified)
        {
            View = UploadView.Of(verified, known => VerificationView.Of(known, address.Value.PublicAddress, clock.GetUtcNow()));
            return Page();
        }

        View = new UploadView { Errors = outcome.Refusal!.ToErrors("File") };
        return PageWith(outcome.Refusal!);
    }
}
