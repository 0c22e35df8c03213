using Ciac.Portal.Pages.Dev;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Ciac.Portal.Pages.Certificates.Activate;

public sealed class EndModel : PageModel
{
    public EndView View { get; private set; } = Sample.End();
}
