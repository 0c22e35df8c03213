namespace Ciac.CertificateAssistant.Gate;

/// <summary>Answers a body that is too large or broken with its status (413, 400) instead of a server error.</summary>
public sealed class SizeGate(RequestDelegate next, ILogger<SizeGate> log)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (BadHttpRequestException refused) when (!context.Response.HasStarted)
        {
            AssistantLog.Refused(log, "body");
            context.Response.StatusCode = refused.StatusCode;
        }
        catch (InvalidDataException) when (!context.Response.HasStarted)
        {
            AssistantLog.Refused(log, "form");
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
        }
    }
}
