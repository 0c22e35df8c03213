using Ciac.Portal.Pages.Dev;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Ciac.Portal.Pages;

public sealed class ProblemModel : PageModel
{
    public ProblemView View { get; private set; } = Sample.Problem();
}
