using Ciac.Portal.Pages.Dev;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Ciac.Portal.Pages.Certificates.Activate;

public sealed class UnitTypeModel : PageModel
{
    public UnitTypeView View { get; private set; } = Sample.UnitType();
}
