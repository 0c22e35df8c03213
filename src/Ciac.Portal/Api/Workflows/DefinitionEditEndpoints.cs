using System.Text.Json;
using Ciac.Core;
using Ciac.Core.Workflows;
using Ciac.Workflows.Definitions;

namespace Ciac.Portal.Api.Workflows;

/// <summary>A definition to save. What it was based on comes in the If-Match header, or as <c>basedOn</c>.</summary>
public sealed record SaveRequest(JsonElement Model, bool? Publish, string? Note, string? BasedOn)
{
    /// <summary>The definition's text; empty when it was left out.</summary>
    internal string ModelText => Model.ValueKind == JsonValueKind.Undefined ? "" : Model.GetRawText();
}

/// <summary>Why something is done.</summary>
public sealed record NoteRequest(string? Note);

/// <summary>Changing definitions.</summary>
public static class DefinitionEditEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var write = api.MapGroup("/workflow-definitions").RequireAuthorization(WorkflowAccess.Write).WithTags("Definitions");
        write.MapPost("", SaveAsync).WithBody(ApiLimits.Definition).WithSummary("Save a draft, and publish it when asked")
            .WithDescription("Send the fingerprint the edit began with in If-Match (412 when it is no longer the latest) or as basedOn (409). Publishing needs a note; errors of the definition are answered with 422 and validationErrors.");
        write.MapPost("/{definitionId}/publish", PublishAsync).WithSummary("Publish the latest version, with a note; If-Match makes sure it is the one that was looked at");
        write.MapPost("/{definitionId}/retract", RetractAsync).WithSummary("Take the published version back; running instances go on");
        write.MapPost("/{definitionId}/revert/{version:int}", RevertAsync).WithSummary("Make a new draft of an old version");
        write.MapDelete("/{definitionId}", DeleteAsync).WithSummary("Remove a definition; refused while it has instances, unless withInstances=true");
        write.MapDelete("/{definitionId}/version/{version:int}", DeleteNumberAsync).WithSummary("Remove one version by its number");
        api.MapDelete("/workflow-definition-versions/{id}", DeleteVersionAsync).RequireAuthorization(WorkflowAccess.Write).WithTags("Definitions").WithSummary("Remove one version by its own id");
    }

    private static async Task<IResult> SaveAsync(HttpContext context, SaveRequest body, SaveDefinition save, CancellationToken ct) =>
        Saved(context, await save.HandleAsync(context.Workflow(), new(body.ModelText, context.IfMatch() ?? body.BasedOn, body.Publish ?? false, body.Note), ct));

    private static async Task<IResult> PublishAsync(HttpContext context, string definitionId, NoteRequest? body, PublishDefinition publish, CancellationToken ct) =>
        Saved(context, await publish.HandleAsync(context.Workflow(), new(definitionId, context.IfMatch(), new("", body?.Note ?? "")), ct));

    private static async Task<IResult> RetractAsync(HttpContext context, string definitionId, NoteRequest? body, RetractDefinition retract, CancellationToken ct) =>
        context.Answer(await retract.HandleAsync(context.Workflow(), definitionId, body?.Note, ct), Tagged(context));

    private static async Task<IResult> RevertAsync(HttpContext context, [AsParameters] VersionAddress address, NoteRequest? body, RevertDefinition revert, CancellationToken ct) =>
        context.Answer(Precondition(context, await revert.HandleAsync(context.Workflow(), new(address.DefinitionId, address.Version, context.IfMatch(), body?.Note), ct)), Tagged(context));

    private static async Task<IResult> DeleteAsync(HttpContext context, string definitionId, bool? withInstances, DeleteDefinition delete, CancellationToken ct) =>
        context.Answer(await delete.HandleAsync(context.Workflow(), new DefinitionToDelete(definitionId, withInstances ?? false, context.Request.Query["note"]), ct),
            removed => new { deleted = removed.Removed, deletedInstances = removed.Instances });

    private static async Task<IResult> DeleteNumberAsync(HttpContext context, [AsParameters] VersionAddress address, DeleteDefinition delete, IDefinitionReader reader, CancellationToken ct)
    {
        var version = await reader.FindAsync(address.DefinitionId, new(VersionKind.Number, address.Version), ct);
        return version is null ? context.Refuse(WorkflowRefusals.DefinitionNotFound) : await DeleteVersionAsync(context, version.Summary.VersionId, delete, ct);
    }

    private static async Task<IResult> DeleteVersionAsync(HttpContext context, string id, DeleteDefinition delete, CancellationToken ct) =>
        context.Answer(await delete.HandleAsync(context.Workflow(), new VersionToDelete(id, context.Request.Query["note"]), ct), removed => new { deleted = removed.Removed });

    private static IResult Saved(HttpContext context, Outcome<SavedDefinition> outcome) =>
        context.Answer(Precondition(context, outcome), done => context.Tagged(done.Definition.Summary.Fingerprint, () => new
        {
            workflowDefinition = DefinitionModels.Model(done.Definition),
            alreadyPublished = done.WasPublished,
            consumingWorkflowCount = done.Consumers,
            validationErrors = done.Findings.Where(finding => finding.IsError),
            warnings = done.Findings.Where(finding => !finding.IsError),
        }));

    /// <summary>A conflict over what the header named is a failed precondition (RFC 9110, 13.1.1).</summary>
    private static Outcome<T> Precondition<T>(HttpContext context, Outcome<T> outcome) =>
        context.IfMatch() is not null && outcome.Refusal is { } refusal && refusal.Code == WorkflowRefusals.DefinitionChanged.Code
            ? refusal with { Status = StatusCodes.Status412PreconditionFailed } : outcome;

    private static Func<StoredDefinition, IResult> Tagged(HttpContext context) =>
        stored => context.Tagged(stored.Summary.Fingerprint, () => DefinitionModels.Model(stored));
}

/// <summary>A version in a path.</summary>
public sealed record VersionAddress(string DefinitionId, int Version);
