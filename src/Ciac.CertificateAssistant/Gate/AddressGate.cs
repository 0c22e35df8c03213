using System.Globalization;

namespace Ciac.CertificateAssistant.Gate;

/// <summary>First check of every call: was this program meant? A foreign name in Host means DNS rebinding.</summary>
public sealed class AddressGate(RequestDelegate next, ILogger<AddressGate> log)
{
    public async Task InvokeAsync(HttpContext context)
    {
        PageHeaders.Write(context.Response.Headers);
        if (IsOurs(context))
        {
            await next(context);
            return;
        }

        AssistantLog.Refused(log, "host");
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
    }

    public static string OwnOrigin(HttpContext context) => $"http://{context.Request.Host.Value}";

    private static bool IsOurs(HttpContext context)
    {
        var port = context.Connection.LocalPort.ToString(CultureInfo.InvariantCulture);
        return context.Request.Headers.Host is [{ } host] && (host == $"127.0.0.1:{port}" || host == $"localhost:{port}");
    }
}
