using Ciac.Portal.Pages.Dev;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Ciac.Portal.Pages.Certificates.Activate;

public sealed class CheckModel : PageModel
{
    public CheckView View { get; private set; } = Sample.Check();
}
