using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Ciac.Portal.Host;

/// <summary>A page of the signed-in unit: a certificate that is not open yet, or was renewed, is led to its own flow first.</summary>
public abstract class OpenedPage : PortalPage
{
    [NonHandler]
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        base.OnPageHandlerExecuting(context);
        if (HttpContext.CallerOrNull() is not { CredentialId: null, IsIndividual: false } caller) return;
        if (HttpMethods.IsGet(Request.Method)) ReturnCookie.Keep(this, Request.Path + Request.QueryString);
        context.Result = new LocalRedirectResult(caller.CertificateChanged ? "/certificates/changed" : "/activate");
    }
}
