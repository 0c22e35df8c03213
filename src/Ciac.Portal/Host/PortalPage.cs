using Ciac.Core;
using Ciac.Core.Accounts;
using Ciac.Core.Tasks;
using Ciac.Portal.Components;
using Ciac.Portal.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Ciac.Portal.Host;

/// <summary>
/// What every page model shares: who asks, the header's user, and a refusal as a page of its own.
/// What runs before a handler is marked as none, or its name would make it one, for the HTTP method PAGE.
/// </summary>
public abstract class PortalPage : PageModel
{
    public Caller Caller => HttpContext.Caller();

    /// <summary>The page again with what is wrong, under the refusal's own status.</summary>
    protected PageResult PageWith(Refusal refusal)
    {
        Response.StatusCode = refusal.Status;
        return Page();
    }

    protected ViewResult ProblemPage(Refusal refusal, params IReadOnlyList<WayOut> ways)
    {
        Response.StatusCode = refusal.Status;
        var view = new ProblemView(refusal.Status, refusal.Code, TimeProvider.System.GetUtcNow()) { Sentence = refusal.In(System.Globalization.CultureInfo.CurrentUICulture), WaysOut = ways };
        return new ViewResult
        {
            ViewName = "/Pages/_Problem.cshtml",
            ViewData = new ViewDataDictionary<ProblemView>(ViewData, view),
            TempData = TempData,
        };
    }

    [NonHandler]
    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (HttpContext.CallerOrNull() is { } caller)
        {
            var toDos = HttpContext.RequestServices.GetRequiredService<ReadToDos>();
            var waiting = caller.Mailbox is { } box ? await toDos.CountAsync(box, HttpContext.RequestAborted) : 0;
            HttpContext.RequestServices.GetRequiredService<PageFrame>().User = HeaderUser.Of(caller, waiting);
        }

        await base.OnPageHandlerExecutionAsync(context, next);
    }

    [NonHandler]
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        Response.Headers.CacheControl = "no-cache, no-store";
        Response.Headers.Pragma = "no-cache";
        // Without this a form sent to a page that takes none would be drawn, with nothing to show.
        if (context.HandlerMethod is null && !HttpMethods.IsGet(Request.Method) && !HttpMethods.IsHead(Request.Method))
            context.Result = new StatusCodeResult(StatusCodes.Status405MethodNotAllowed);
    }
}
