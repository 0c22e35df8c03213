using Ciac.CertificateAssistant.Requests;
using Ciac.CertificateAssistant.Tokens;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Ciac.CertificateAssistant.Pages;

/// <summary>The assistant's own page of tokens: plug, unplug, read, change PIN.</summary>
public static class TokenPages
{
    /// <summary>Pulls every token out, as the swap of keys in the portal asks for.</summary>
    public const string AllPath = "/tokens/unplug";

    private static readonly string[] Notices = ["plugged", "unplugged", "all-unplugged", "pin-changed", "read"];

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", (HttpContext context, [AsParameters] TokenDesk desk) => Page(desk.Overview.Look(Texts.For(context), desk.Forms) with { Notice = NoticeOf(context) }));
        routes.MapGet("/watch", WatchAsync);
        routes.MapPost(AllPath, UnplugAllAsync);
        routes.MapPost("/tokens/{file}/plug", (string file, HttpContext context, [AsParameters] TokenDesk desk) => PlugAsync(file, true, context, desk));
        routes.MapPost("/tokens/{file}/unplug", (string file, HttpContext context, [AsParameters] TokenDesk desk) => PlugAsync(file, false, context, desk));
        routes.MapPost("/tokens/{file}/read", ReadAsync);
        routes.MapPost("/tokens/{file}/pin", ChangePinAsync);
    }

    public static string PathOf(string file, string verb) => $"/tokens/{Uri.EscapeDataString(file)}/{verb}";

    private static async Task<IResult> WatchAsync(long seen, ChangeSignal changes, CancellationToken ct)
    {
        await changes.WaitAsync(seen, FollowRequest.LongestWait, ct);
        return changes.Version == seen ? Results.NoContent() : Results.Ok();
    }

    private static async Task<IResult> PlugAsync(string file, bool plugged, HttpContext context, TokenDesk desk)
    {
        if (await desk.Forms.ReadAsync(context, PathOf(file, plugged ? "plug" : "unplug")) is null) return MessagePages.Stale(context, desk.Forms);
        return desk.Folder.Plug(file, plugged) ? Done(plugged ? "plugged" : "unplugged") : Results.NotFound();
    }

    private static async Task<IResult> UnplugAllAsync(HttpContext context, [AsParameters] TokenDesk desk)
    {
        if (await desk.Forms.ReadAsync(context, AllPath) is null) return MessagePages.Stale(context, desk.Forms);
        desk.Folder.UnplugAll();
        return Done("all-unplugged");
    }

    private static async Task<IResult> ReadAsync(string file, HttpContext context, [AsParameters] TokenDesk desk)
    {
        if (await desk.Forms.ReadAsync(context, PathOf(file, "read")) is not { } form) return MessagePages.Stale(context, desk.Forms);
        var outcome = PinText.Typed(form, "pin") is { } pin ? desk.Keys.Read(file, pin) : null;
        return outcome is PinOutcome.Accepted ? Done("read") : Refuse(context, desk, new FormError(file, "read", PinText.Refusal(outcome, Texts.For(context))));
    }

    private static async Task<IResult> ChangePinAsync(string file, HttpContext context, [AsParameters] TokenDesk desk)
    {
        if (await desk.Forms.ReadAsync(context, PathOf(file, "pin")) is not { } form) return MessagePages.Stale(context, desk.Forms);
        var texts = Texts.For(context);
        if (PinText.Typed(form, "pin") is not { } pin) return Refuse(context, desk, new FormError(file, "pin", texts["pin.empty"]));
        // The new PIN is judged first: a slip in it must not cost a try of the old one.
        if (PinText.New(form, pin) is not { } newPin) return Refuse(context, desk, new FormError(file, "pin", texts["pin.rule"]));
        var outcome = desk.Keys.ChangePin(file, pin, newPin);
        return outcome is PinOutcome.Accepted ? Done("pin-changed") : Refuse(context, desk, new FormError(file, "pin", PinText.Refusal(outcome, texts)));
    }

    private static SeeOther Done(string what) => new SeeOther($"/?done={what}");

    private static RazorComponentResult<TokensPage> Refuse(HttpContext context, TokenDesk desk, FormError error) =>
        Page(desk.Overview.Look(Texts.For(context), desk.Forms) with { Error = error }, StatusCodes.Status422UnprocessableEntity);

    private static RazorComponentResult<TokensPage> Page(TokensView view, int status = StatusCodes.Status200OK) =>
        new(new { V = view }) { StatusCode = status };

    private static string? NoticeOf(HttpContext context) =>
        Notices.Contains(context.Request.Query["done"].ToString()) ? $"done.{context.Request.Query["done"]}" : null;
}
