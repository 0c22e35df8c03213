using Ciac.Core.Qualifications.Copies;
using Ciac.Portal.Pages.Qualifications;

namespace Ciac.Portal.Host;

/// <summary>The files of a unit's copies, their pages as pictures, and whether something changed of a copy that a page waits for.</summary>
public static class QualificationEndpoints
{
    public static void MapQualifications(this WebApplication app)
    {
        var copy = app.MapGroup("/qualifications/copies/{number}").RequireAuthorization();
        // Once the certificate changed, no browser still has the file or its picture.
        copy.AddEndpointFilter((context, next) =>
        {
            context.HttpContext.Response.Headers.CacheControl = "no-store";
            return next(context);
        });
        copy.MapGet("/state", async (HttpContext context, string number, ReadCopies read, CancellationToken ct) =>
        {
            var found = await read.HandleAsync(context.Caller(), number, ct);
            return found.Value is { } progress ? Results.Json(new { state = CopyModel.StateOf(progress) }) : Problems.Of(found.Refusal!);
        });
        copy.MapGet("/document.pdf", async (HttpContext context, string number, CopyFiles files, CancellationToken ct) =>
        {
            var found = await files.HandleAsync(context.Caller(), number, ct);
            return found.Value is { } file ? Results.File(file.Revision.Content, "application/pdf", $"{file.Document.Number}.pdf") : Problems.Of(found.Refusal!);
        });
        copy.MapGet("/page/1.png", async (HttpContext context, string number, CopyFiles files, PageImages images, CancellationToken ct) =>
        {
            var found = await files.HandleAsync(context.Caller(), number, ct);
            if (found.Value is not { } file) return Problems.Of(found.Refusal!);
            var image = await images.RenderAsync(file.Revision.Content, file.Revision.Sha256, 1, ct);
            return image is null ? Results.NotFound() : Results.File(image, "image/png");
        });
    }
}
