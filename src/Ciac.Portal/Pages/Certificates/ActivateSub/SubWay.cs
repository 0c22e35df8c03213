using Ciac.Core;
using Ciac.Core.Certificates;
using Ciac.Portal.Pages.Certificates.Activate;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Ciac.Portal.Pages.Certificates.ActivateSub;

/// <summary>The addresses of flow F3, and where a page sends the user when it is not theirs to fill in any more.</summary>
public static class SubWay
{
    public static string To(string step, string? number) => $"/activate/sub{(step.Length > 0 ? "/" + step : "")}{(number is null ? "" : "/" + number)}";

    public static IActionResult? Instead(PageModel page, Refusal refusal) => refusal switch
    {
        _ when refusal == CertificateRefusals.AlreadyOpened => page.LocalRedirect("/"),
        _ when refusal == CertificateRefusals.UnitNotOpen => page.LocalRedirect("/activate"),
        _ => null,
    };

    public static CertificateFacts Facts(SubActivation sub) => new(sub.UniqueId, sub.SerialNumber, sub.ValidUntil) { Kind = sub.Kind };

    /// <summary>What the progress page waits to see changed.</summary>
    public static string StateOf(SubActivation sub) => sub.State.ToString();
}
