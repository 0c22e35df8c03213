namespace Ciac.Portal.Api.Workflows;

/// <summary>
/// A change asked for with a session cookie must come from our own pages. Every browser says where a request comes from
/// (<c>Sec-Fetch-Site</c>, else <c>Origin</c>); a program that says neither carries no cookie of somebody else.
/// </summary>
public sealed class SameOrigin(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context) =>
        IsSafe(context.Request.Method) || IsOurs(context.Request) ? next(context) : ApiProblems.WriteAsync(context, ApiRefusals.OtherSite);

    private static bool IsSafe(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method);

    private static bool IsOurs(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site.Length > 0) return site is "same-origin" or "none";
        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0 || origin.Equals($"{request.Scheme}://{request.Host.Value}", StringComparison.OrdinalIgnoreCase);
    }
}
