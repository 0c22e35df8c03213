using Microsoft.Extensions.Options;

namespace Ciac.Sandbox.Switches;

public sealed class FailingParties(RequestDelegate next, PartySwitches switches, IOptions<SandboxOptions> options)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var party = PartySwitches.PartyAt(context.Request.Path);
        var mode = party is null ? "ok" : switches.ModeOf(party);
        await (mode switch
        {
            "down" => DownAsync(context),
            "slow" => SlowAsync(context),
            "garbage" => GarbageAsync(context),
            "busy" => BusyAsync(context),
            _ => next(context),
        });
    }

    private static Task DownAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        return Task.CompletedTask;
    }

    private static Task BusyAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        context.Response.Headers.RetryAfter = "1";
        return Task.CompletedTask;
    }

    private static Task GarbageAsync(HttpContext context)
    {
        context.Response.ContentType = context.Request.Path == "/tsa" ? "application/timestamp-reply" : "application/json";
        return context.Response.WriteAsync("{\"�<not what you asked for", context.RequestAborted);
    }

    // The work is done and only the answer is late: the caller must look, not repeat.
    private async Task SlowAsync(HttpContext context)
    {
        var body = context.Response.Body;
        using var held = new MemoryStream();
        context.Response.Body = held;
        await next(context);
        context.Response.Body = body;
        await Task.Delay(options.Value.SlowAnswer, context.RequestAborted);
        if (held.Length > 0)
            await body.WriteAsync(held.ToArray(), context.RequestAborted);
    }
}
