using Ciac.Core.Certificates;
using Ciac.Core.Signatures;
using Ciac.Portal.Pages.Certificates.Activate;

namespace Ciac.Portal.Host;

public sealed record PrepareSealRequest(byte[] Certificate);

/// <summary>What the signing pages fetch: the seal to sign, whether something changed, page images, text and the file.</summary>
public static class SigningEndpoints
{
    public static void MapSigning(this WebApplication app)
    {
        var owner = app.MapGroup("/sign/{id:guid}").RequireAuthorization();
        owner.MapPost("/enterprise/prepare", PrepareAsync).WithPageToken();
        owner.MapGet("/state", (HttpContext context, Guid id, ViewSignatureRequest view, CancellationToken ct) => StateAsync(Owner(context, id), view, ct));
        owner.MapGet("/page/{page:int}.png", (HttpContext context, Guid id, int page, ReadDocument read, PageImages images, CancellationToken ct) =>
            ImageAsync(new(Owner(context, id), page), read, images, ct));
        owner.MapGet("/document.pdf", (HttpContext context, Guid id, ReadDocument read, CancellationToken ct) => FileAsync(Owner(context, id), read, ct));

        app.MapGet("/activate/progress/state", async (HttpContext context, ReadActivation read, CancellationToken ct) =>
            await read.FindAsync(context.Caller(), ct) is { } progress ? Results.Json(new { state = ProgressModel.StateOf(progress) }) : Results.NotFound()).RequireAuthorization();

        app.MapGet("/s/requests/{id:guid}/document.pdf", PhoneFileAsync).RequireRateLimiting(PortalLimits.Public);
        var link = app.MapGroup("/s/{token:length(24)}").RequireRateLimiting(PortalLimits.Public);
        link.MapGet("/state", (HttpContext context, string token, ViewSignatureRequest view, CancellationToken ct) => StateAsync(Link(context, token), view, ct));
        link.MapGet("/page/{page:int}.png", (HttpContext context, string token, int page, ReadDocument read, PageImages images, CancellationToken ct) =>
            ImageAsync(new(Link(context, token), page), read, images, ct));
        link.MapGet("/document.pdf", (HttpContext context, string token, ReadDocument read, CancellationToken ct) => FileAsync(Link(context, token), read, ct));
    }

    private static async Task<IResult> PrepareAsync(HttpContext context, Guid id, PrepareSealRequest body, PrepareSeal prepare, CancellationToken ct)
    {
        var outcome = await prepare.HandleAsync(Owner(context, id), body.Certificate ?? [], ct);
        return outcome.Refusal is { } refusal ? Problems.Of(refusal) : Results.Json(outcome.Value);
    }

    private static async Task<IResult> StateAsync(SigningAccess access, ViewSignatureRequest view, CancellationToken ct)
    {
        var outcome = await view.HandleAsync(access, ct);
        return outcome.Value is { } seen ? Results.Json(new { state = StateOf(seen) }) : Problems.Of(outcome.Refusal!);
    }

    /// <summary>Everything whose change makes the page worth drawing again.</summary>
    public static string StateOf(SigningView seen) => string.Join('|',
        seen.Request.State,
        seen.Request.Current?.Role,
        seen.Scan?.StateAt(seen.Now),
        seen.Request.Signatories.Find(s => s.Role == SignatoryRole.LegalRepresentative)?.Challenge,
        seen.LinkText);

    private static async Task<IResult> ImageAsync(PageWanted wanted, ReadDocument read, PageImages images, CancellationToken ct)
    {
        var outcome = await read.HandleAsync(wanted.Access, ct);
        if (outcome.Value is not { } document) return Problems.Of(outcome.Refusal!);
        var image = await images.RenderAsync(document.Revision.Content, document.Revision.Sha256, wanted.Page, ct);
        return image is null ? Results.NotFound() : Results.File(image, "image/png");
    }

    private static async Task<IResult> PhoneFileAsync(HttpContext context, Guid id, PhoneRequests requests, CancellationToken ct)
    {
        var found = await requests.SessionAsync(SessionCookie.ReadPhone(context.Request), ct);
        if (found.Value is not { } session) return Problems.Of(found.Refusal!);
        var outcome = await requests.DocumentAsync(session, id, ct);
        return outcome.Value is { } document
            ? Results.File(document.Revision.Content, "application/pdf", $"{document.Document.Number}.pdf")
            : Problems.Of(outcome.Refusal!);
    }

    private static async Task<IResult> FileAsync(SigningAccess access, ReadDocument read, CancellationToken ct)
    {
        var outcome = await read.HandleAsync(access, ct);
        return outcome.Value is { } document
            ? Results.File(document.Revision.Content, "application/pdf", $"{document.Document.Number}.pdf")
            : Problems.Of(outcome.Refusal!);
    }

    private static SigningAccess.Owner Owner(HttpContext context, Guid id) => new(context.Caller(), id);

    private static SigningAccess.Link Link(HttpContext context, string token) => new(token, context.Origin());

    private sealed record PageWanted(SigningAccess Access, int Page);
}
