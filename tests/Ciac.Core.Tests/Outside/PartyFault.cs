using Microsoft.AspNetCore.Http;

namespace Ciac.Core.Tests.Outside;

/// <summary>How a party goes wrong.</summary>
public enum PartyFault
{
    Slow,
    Garbage,
    Half,
    ServerFault,
    Redirect,
    TooBig,
    WrongShape,
    HangsUp,
}

internal static class PartyFaults
{
    public static TheoryData<PartyFault> All { get; } = [.. Enum.GetValues<PartyFault>()];

    public static Task AnswerAsync(PartyFault fault, HttpContext context) => fault switch
    {
        PartyFault.Slow => Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(static _ => { }, TaskScheduler.Default),
        PartyFault.Garbage => context.Response.WriteAsync("<html>Bad gateway"),
        PartyFault.Half => HalfAsync(context),
        PartyFault.ServerFault => StatusAsync(context, StatusCodes.Status503ServiceUnavailable),
        PartyFault.Redirect => RedirectAsync(context),
        PartyFault.TooBig => context.Response.WriteAsync($"{{\"Code\":\"{new string('x', 2 * 1024 * 1024)}\"}}"),
        PartyFault.WrongShape => context.Response.WriteAsync("""{"Code":null,"identifier":7,"SAD":{},"state":[]}"""),
        PartyFault.HangsUp => HangUpAsync(context),
        _ => throw new ArgumentOutOfRangeException(nameof(fault)),
    };

    private static async Task HalfAsync(HttpContext context)
    {
        context.Response.ContentLength = 1000;
        await context.Response.WriteAsync("""{"Code":"OK","Biz""");
        await context.Response.Body.FlushAsync();
        context.Abort();
    }

    private static Task StatusAsync(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    private static Task RedirectAsync(HttpContext context)
    {
        context.Response.Redirect("/elsewhere");
        return Task.CompletedTask;
    }

    private static Task HangUpAsync(HttpContext context)
    {
        context.Abort();
        return Task.CompletedTask;
    }
}
