using Ciac.Core.Workflows;
using Ciac.Workflows.Definitions;

namespace Ciac.Portal.Api.Workflows;

/// <summary>What a list of definitions is asked with.</summary>
public sealed record DefinitionQuery(string? VersionOptions, string[]? DefinitionIds, string[]? Ids, string? SearchTerm)
{
    public int? Page { get; init; }
    public int? PageSize { get; init; }
    public string? OrderBy { get; init; }
    public string? OrderDirection { get; init; }

    /// <summary>Null when an option is none of Elsa's.</summary>
    public DefinitionFilter? ToFilter()
    {
        if (Workflows.VersionOptions.Read(VersionOptions, VersionChoice.Latest) is not { } versions) return null;
        var size = Math.Clamp(PageSize ?? 50, 1, 200);
        return new()
        {
            Versions = versions,
            DefinitionIds = DefinitionIds ?? [],
            VersionIds = Ids ?? [],
            Search = SearchTerm ?? "",
            Order = OrderBy is "Created" or "Version" ? OrderBy : "Name",
            Descending = OrderDirection == "Descending",
            Skip = Math.Max(Page ?? 0, 0) * size,
            Take = size,
        };
    }
}

/// <summary>Reading definitions.</summary>
public static class DefinitionEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var read = api.MapGroup("/workflow-definitions").RequireAuthorization(WorkflowAccess.Read).WithTags("Definitions");
        read.MapGet("", ListAsync).WithSummary("A page of definitions: by default the latest version of each, by name");
        read.MapGet("/by-definition-id/{definitionId}", FindAsync).WithSummary("A version of a definition (versionOptions, default Latest), with its ETag");
        read.MapGet("/{definitionId}", FindAsync).WithSummary("The same as by-definition-id");
        read.MapGet("/by-id/{id}", ByIdAsync).WithSummary("One version by its own id");
        read.MapGet("/many-by-id", ManyAsync).WithSummary("Several versions by their own ids");
        read.MapGet("/{definitionId}/versions", VersionsAsync).WithSummary("All versions, newest first, with notes and authors");
        read.MapGet("/{definitionId}/consumers", ConsumersAsync).WithSummary("The definitions that use this one as an activity");
        read.MapGet("/query/count", CountAsync).WithSummary("How many definitions there are");
        read.MapGet("/validation/is-name-unique", IsUniqueAsync).WithSummary("Whether no other definition has this name");
        read.MapPost("/validation", ValidateAsync).WithSummary("What publishing would find: errors and warnings").WithBody(ApiLimits.Definition);
    }

    private static async Task<IResult> ListAsync(HttpContext context, [AsParameters] DefinitionQuery query, IDefinitionReader reader, CancellationToken ct)
    {
        if (query.ToFilter() is not { } filter) return context.Refuse(WorkflowRefusals.Malformed.With("versionOptions"));
        var page = await reader.PageAsync(filter, ct);
        return Results.Json(new { items = page.Items.Select(DefinitionModels.Row), totalCount = page.Total });
    }

    private static async Task<IResult> FindAsync(HttpContext context, string definitionId, string? versionOptions, IDefinitionReader reader, CancellationToken ct)
    {
        if (VersionOptions.Read(versionOptions, VersionChoice.Latest) is not { } choice) return context.Refuse(WorkflowRefusals.Malformed.With("versionOptions"));
        return await reader.FindAsync(definitionId, choice, ct) is { } stored
            ? context.Tagged(stored.Summary.Fingerprint, () => DefinitionModels.Model(stored))
            : context.Refuse(WorkflowRefusals.DefinitionNotFound);
    }

    private static async Task<IResult> ByIdAsync(HttpContext context, string id, IDefinitionReader reader, CancellationToken ct)
    {
        var page = await reader.PageAsync(new() { VersionIds = [id], Versions = new(VersionKind.All) }, ct);
        return page.Items is [var stored]
            ? context.Tagged(stored.Summary.Fingerprint, () => DefinitionModels.Model(stored))
            : context.Refuse(WorkflowRefusals.DefinitionNotFound);
    }

    private static async Task<IResult> ManyAsync(string[] ids, IDefinitionReader reader, CancellationToken ct)
    {
        var page = ids.Length == 0 ? new([], 0) : await reader.PageAsync(new() { VersionIds = ids, Versions = new(VersionKind.All), Take = 200 }, ct);
        return Results.Json(new { items = page.Items.Select(DefinitionModels.Model), count = page.Items.Count });
    }

    private static async Task<IResult> VersionsAsync(HttpContext context, string definitionId, IDefinitionReader reader, CancellationToken ct)
    {
        var page = await reader.PageAsync(new() { DefinitionIds = [definitionId], Versions = new(VersionKind.All), Order = "Version", Descending = true, Take = 200 }, ct);
        return page.Total > 0
            ? Results.Json(new { items = page.Items.Select(DefinitionModels.Row), totalCount = page.Total })
            : context.Refuse(WorkflowRefusals.DefinitionNotFound);
    }

    private static async Task<IResult> ConsumersAsync(string definitionId, IDefinitionReader reader, CancellationToken ct) =>
        Results.Json(new { consumingWorkflowDefinitionIds = await reader.ConsumersAsync(definitionId, ct) });

    private static async Task<IResult> CountAsync(IDefinitionReader reader, CancellationToken ct) =>
        Results.Json(new { count = (await reader.PageAsync(new() { Take = 1 }, ct)).Total });

    private static async Task<IResult> IsUniqueAsync(string name, string? definitionId, IDefinitionReader reader, CancellationToken ct) =>
        Results.Json(new { isUnique = !await reader.IsNameTakenAsync(name, definitionId, ct) });

    private static async Task<IResult> ValidateAsync(HttpContext context, SaveRequest body, ValidateDefinition validate, CancellationToken ct) =>
        context.Answer(await validate.HandleAsync(body.ModelText, ct), findings => new { findings });
}
