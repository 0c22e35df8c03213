using Ciac.Portal.Pages.Dev;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Ciac.Portal.Pages.Reviews;

public sealed class RepresentativeModel : PageModel
{
    public RepresentativeView View { get; private set; } = Sample.Representative();
}
