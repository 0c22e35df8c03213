using Ciac.Portal.Pages.Dev;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Ciac.Portal.Pages.Certificates.Activate;

public sealed class UnitModel : PageModel
{
    public UnitView View { get; private set; } = Sample.UnitData();
}
