using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Ciac.Portal.Pages;

/// <summary>Every error that no page of its own explains: a code, a time, and a way out; never a stack trace.</summary>
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true)]
public sealed class ProblemModel(TimeProvider clock) : PageModel
{
    public ProblemView View { get; private set; } = null!;

    // Only what was being read may be asked for again; what was sent might be done twice.
    public void OnGet()
    {
        Show();
        if (View.Status >= StatusCodes.Status500InternalServerError && HttpContext.Features.Get<IExceptionHandlerPathFeature>() is { } failed)
            View = View with { RetryHref = failed.Path };
    }

    public void OnPost() => Show();

    // From the query, without binding: binding would read the form of the request that failed, once more and as badly.
    private void Show()
    {
        var shown = int.TryParse(Request.Query["status"], NumberStyles.None, CultureInfo.InvariantCulture, out var status) ? status : StatusCodes.Status500InternalServerError;
        var code = shown >= 500 ? (Activity.Current?.TraceId.ToString() ?? HttpContext.TraceIdentifier)[..12] : $"PAGE-{shown}";
        Response.StatusCode = shown;
        View = new ProblemView(shown, code, clock.GetUtcNow());
    }
}
