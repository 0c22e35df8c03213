using Ciac.Portal.Pages.Dev;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Ciac.Portal.Pages.Verification;

public sealed class DocumentModel : PageModel
{
    public VerificationView View { get; private set; } = Sample.Verification();
}
