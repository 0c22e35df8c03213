using Ciac.CertificateAssistant.Requests;
using Ciac.CertificateAssistant.Tokens;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Ciac.CertificateAssistant.Pages;

/// <summary>The window in which the user sees what is asked and types the PIN.</summary>
public static class RequestPages
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var window = routes.MapGroup("/requests/{id}");
        window.MapGet("", Show);
        window.MapPost("", AnswerAsync);
        window.MapPost("/cancel", CancelAsync);
        window.MapGet("/watch", WatchAsync);
    }

    public static string PathOf(SignRequest request) => $"/requests/{request.Id}";

    private static IResult Show(string id, HttpContext context, [AsParameters] RequestDesk desk)
    {
        if (desk.Requests.Find(id) is not { } request) return MessagePages.Unknown(context, desk.Forms);
        if (request.State != RequestState.Waiting) return MessagePages.Ended(context, desk.Forms, request);
        request.Touch();
        return Page(context, desk, request);
    }

    private static async Task<IResult> AnswerAsync(string id, HttpContext context, [AsParameters] RequestDesk desk)
    {
        if (desk.Requests.Find(id) is not { } request) return MessagePages.Unknown(context, desk.Forms);
        if (await desk.Forms.ReadAsync(context, PathOf(request)) is not { } form) return MessagePages.Stale(context, desk.Forms);
        request.Touch();
        if (request.State != RequestState.Waiting) return new SeeOther(PathOf(request));

        var outcome = PinText.Typed(form, "pin") is { } pin ? desk.Answer.Answer(request, pin) : null;
        return outcome is PinOutcome.Signed or PinOutcome.Locked
            ? new SeeOther(PathOf(request))
            : Page(context, desk, request, PinText.Refusal(outcome, Texts.For(context, request.English)));
    }

    private static async Task<IResult> CancelAsync(string id, HttpContext context, [AsParameters] RequestDesk desk)
    {
        if (desk.Requests.Find(id) is not { } request) return MessagePages.Unknown(context, desk.Forms);
        if (await desk.Forms.ReadAsync(context, $"{PathOf(request)}/cancel") is null) return MessagePages.Stale(context, desk.Forms);
        desk.Requests.End(request, RequestState.Cancelled);
        return new SeeOther(PathOf(request));
    }

    // Held open by the window: it learns of the end, and we learn that the window was closed.
    private static async Task<IResult> WatchAsync(string id, [AsParameters] RequestDesk desk, CancellationToken ct)
    {
        if (desk.Requests.Find(id) is not { } request) return Results.NotFound();
        request.Enter();
        try
        {
            var seen = desk.Changes.Version;
            if (request.State == RequestState.Waiting) await desk.Requests.WaitAsync(request, seen, FollowRequest.LongestWait, ct);
        }
        finally
        {
            _ = desk.Requests.LeaveAsync(request, request.Leave());
        }

        return desk.Requests.Find(id) is { State: RequestState.Waiting } ? Results.NoContent() : Results.Ok();
    }

    private static RazorComponentResult<RequestPage> Page(HttpContext context, RequestDesk desk, SignRequest request, string? error = null)
    {
        var view = new RequestView(Texts.For(context, request.English), desk.Forms)
        {
            Request = request,
            Certificate = desk.Folder.Holding(request.CertificateId)?.Certificate,
            Error = error,
        };
        return new(new { V = view }) { StatusCode = error is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity };
    }
}
