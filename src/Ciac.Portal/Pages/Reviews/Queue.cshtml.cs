using Ciac.Portal.Pages.Dev;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Ciac.Portal.Pages.Reviews;

public sealed class QueueModel : PageModel
{
    public QueueView View { get; private set; } = Sample.Queue();
}
