namespace Ciac.CertificateAssistant.Pages;

/// <summary>After a form: look there, with GET (RFC 9110 §15.4.4), so that a reload sends nothing twice.</summary>
public sealed class SeeOther(string path) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        httpContext.Response.Headers.Location = path;
        return Task.CompletedTask;
    }
}
