using Ciac.Core;
using Ciac.Core.Accounts;
using Ciac.Core.Grants;
using Ciac.Core.Signatures;
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

    protected ViewResult ProblemPage(Refusal refusal)
    {
        Response.StatusCode = refusal.Status;
        var view = new ProblemView(refusal.Status, refusal.Code, TimeProvider.System.GetUtcNow()) { Sentence = refusal.In(System.Globalization.CultureInfo.CurrentUICulture) };
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
            var pending = HttpContext.RequestServices.GetRequiredService<PendingSignatures>();
            var toDos = await pending.CountAsync(caller, HttpContext.RequestAborted);
            if (caller.Administers) toDos += await HttpContext.RequestServices.GetRequiredService<ReadGrant>().CountAskedAsync(caller, HttpContext.RequestAborted);
            HttpContext.RequestServices.GetRequiredService<PageFrame>().User = HeaderUser.Of(caller, toDos);
        }

        await base.OnPageHandlerExecutionAsync(context, next);
    }

    [NonHandler]
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        Response.Headers.CacheControl = "no-cache, no-store";
        Response.Headers.Pragma = "no-cache";
    }
}
