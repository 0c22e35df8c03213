using System.IO.Compression;
using System.Text;
using Ciac.Core.Workflows;
using Ciac.Workflows.Definitions;
using Microsoft.AspNetCore.Http.Features;

namespace Ciac.Portal.Api.Workflows;

/// <summary>Versions to export, by their own ids.</summary>
public sealed record ExportRequest(string[]? Ids);

/// <summary>Definitions as files: JSON as Elsa reads it, several in a zip.</summary>
public static class DefinitionFileEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var files = api.MapGroup("").WithTags("Definitions");
        files.MapGet("/workflow-definitions/{definitionId}/export", ExportAsync).RequireAuthorization(WorkflowAccess.Read).WithSummary("A version as an Elsa 3 file");
        files.MapPost("/bulk-actions/export/workflow-definitions", ExportManyAsync).RequireAuthorization(WorkflowAccess.Read).WithSummary("Several versions in a zip");
        files.MapMethods("/workflow-definitions/import", ["POST", "PUT"], ImportAsync).RequireAuthorization(WorkflowAccess.Write).WithBody(ApiLimits.Definition)
            .Accepts<object>("application/json").WithSummary("Import one definition, the raw file as the body; it becomes a draft");
        files.MapPost("/workflow-definitions/import-files", ImportFilesAsync).RequireAuthorization(WorkflowAccess.Write).WithBody(ApiLimits.Files)
            .Accepts<IFormFileCollection>("multipart/form-data").WithSummary("Import .json and .zip files as drafts, all or none");
    }

    private static async Task<IResult> ExportAsync(HttpContext context, string definitionId, string? versionOptions, IDefinitionReader reader, CancellationToken ct)
    {
        if (VersionOptions.Read(versionOptions, VersionChoice.Latest) is not { } choice) return context.Refuse(WorkflowRefusals.Malformed.With("versionOptions"));
        return await reader.FindAsync(definitionId, choice, ct) is { } stored
            ? Results.File(Encoding.UTF8.GetBytes(stored.Json), "application/json", NameOf(stored))
            : context.Refuse(WorkflowRefusals.DefinitionNotFound);
    }

    private static async Task<IResult> ExportManyAsync(HttpContext context, ExportRequest body, IDefinitionReader reader, CancellationToken ct)
    {
        if (body.Ids is not { Length: > 0 and <= 200 } ids) return context.Refuse(WorkflowRefusals.TooMany.With(200));
        var page = await reader.PageAsync(new() { VersionIds = ids, Versions = new(VersionKind.All), Take = 200 }, ct);
        if (page.Items.Count == 0) return context.Refuse(WorkflowRefusals.DefinitionNotFound);
        var packed = new MemoryStream();
        await using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var stored in page.Items)
            {
                await using var entry = await zip.CreateEntry(NameOf(stored)).OpenAsync(ct);
                await entry.WriteAsync(Encoding.UTF8.GetBytes(stored.Json), ct);
            }
        packed.Position = 0;
        return Results.File(packed, "application/zip", "workflow-definitions.zip");
    }

    private static async Task<IResult> ImportAsync(HttpContext context, ImportDefinitions import, IDefinitionReader reader, CancellationToken ct)
    {
        using var text = new StreamReader(context.Request.Body, Encoding.UTF8);
        var outcome = await import.HandleAsync(context.Workflow(), [new("model", await text.ReadToEndAsync(ct))], context.Request.Query["note"], ct);
        if (outcome.Value is not [var result]) return ApiProblems.Of(outcome.Refusals, context);
        var stored = (await reader.FindAsync(result.DefinitionId, VersionChoice.Latest, ct))!;
        if (result.IsNew && result.Version == 1) context.Response.StatusCode = StatusCodes.Status201Created;
        return context.Tagged(stored.Summary.Fingerprint, () => DefinitionModels.Model(stored));
    }

    private static async Task<IResult> ImportFilesAsync(HttpContext context, ImportDefinitions import, CancellationToken ct)
    {
        // The size of the whole is bounded by the request's own limit.
        var limits = new FormOptions { MultipartBodyLengthLimit = long.MaxValue, ValueCountLimit = 200 };
        try
        {
            var form = await new FormFeature(context.Request, limits).ReadFormAsync(ct);
            var files = await UploadedDefinitions.ReadAsync(form.Files, ct);
            return context.Answer(await import.HandleAsync(context.Workflow(), files, form["note"], ct), imported => new
            {
                count = imported.Count,
                items = imported.Select(result => new { result.DefinitionId, id = result.VersionId, result.Version, result.IsNew, warnings = result.Findings }),
            });
        }
        catch (UploadTooLargeException)
        {
            return context.Refuse(ApiRefusals.TooLarge);
        }
        catch (InvalidDataException)
        {
            return context.Refuse(ApiRefusals.Malformed);
        }
    }

    /// <summary>Elsa's name of an exported file.</summary>
    private static string NameOf(StoredDefinition stored)
    {
        var slug = string.Concat(stored.Summary.Name.Select(letter => char.IsLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : '-')).Trim('-');
        return string.Concat($"workflow-definition-{slug}-{stored.Summary.DefinitionId}-{stored.Summary.VersionId}.json".Select(letter => letter is '/' or '\\' or '"' || char.IsControl(letter) ? '-' : letter));
    }
}
