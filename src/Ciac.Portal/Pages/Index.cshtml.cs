using Ciac.Portal.Pages.Dev;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Ciac.Portal.Pages;

public sealed class IndexModel : PageModel
{
    public HomeView View { get; private set; } = Sample.Home();
}
