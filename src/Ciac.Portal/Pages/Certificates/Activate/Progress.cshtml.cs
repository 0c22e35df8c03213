using Ciac.Portal.Pages.Dev;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Ciac.Portal.Pages.Certificates.Activate;

public sealed class ProgressModel : PageModel
{
    public ProgressView View { get; private set; } = Sample.Progress();
}
