using Microsoft.Extensions.Options;

namespace Ciac.Portal.Components;

/// <summary>Only our own files run or style a page; the one stranger it may call is the user's certificate assistant, the one it may lead to the one-network sign-in.</summary>
public sealed class ContentPolicy(RequestDelegate next, IOptions<LooksOptions> looks)
{
    private readonly string _policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
        + $"form-action 'self' {looks.Value.OneNetworkAddress}; connect-src 'self' {looks.Value.AssistantAddress}; base-uri 'none'; frame-ancestors 'none'";

    public Task InvokeAsync(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = _policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin-allow-popups";
        return next(context);
    }
}
