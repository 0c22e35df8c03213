using Ciac.Core;
using Ciac.Core.Certificates;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Ciac.Portal.Pages.Certificates.Activate;

/// <summary>Where a step of the wizard sends the user when it is not theirs to fill in any more.</summary>
public static class ActivationWay
{
    public static IActionResult? Instead(PageModel page, Refusal refusal) => refusal.Code switch
    {
        _ when refusal == CertificateRefusals.AlreadySubmitted => page.LocalRedirect("/activate/progress"),
        _ when refusal == CertificateRefusals.StepMissing => page.LocalRedirect("/activate"),
        // The unit is open already: this certificate is one more of it, or it was renewed.
        _ when refusal == CertificateRefusals.MainExists => page.LocalRedirect("/activate/sub"),
        _ => null,
    };
}
