using Ciac.Portal.Pages.Dev;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Ciac.Portal.Pages.Certificates.Activate;

public sealed class HolderModel : PageModel
{
    public HolderView View { get; private set; } = Sample.Holder();
}
