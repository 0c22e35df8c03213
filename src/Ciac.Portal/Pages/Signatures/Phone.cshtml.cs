using Ciac.Portal.Pages.Dev;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Ciac.Portal.Pages.Signatures;

public sealed class PhoneModel : PageModel
{
    public PhoneView View { get; private set; } = Sample.Phone();
}
