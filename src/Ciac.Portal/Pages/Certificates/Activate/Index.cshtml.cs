using Ciac.Portal.Pages.Dev;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Ciac.Portal.Pages.Certificates.Activate;

public sealed class IndexModel : PageModel
{
    public TasksView View { get; private set; } = Sample.Tasks();
}
