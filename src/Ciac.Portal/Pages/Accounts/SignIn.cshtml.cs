using Ciac.Portal.Pages.Dev;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Ciac.Portal.Pages.Accounts;

public sealed class SignInModel : PageModel
{
    public SignInView View { get; private set; } = Sample.SignIn();
}
