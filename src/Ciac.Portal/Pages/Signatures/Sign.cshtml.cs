using Ciac.Portal.Pages.Dev;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Ciac.Portal.Pages.Signatures;

public sealed class SignModel : PageModel
{
    public SignView View { get; private set; } = Sample.Sign();
}
