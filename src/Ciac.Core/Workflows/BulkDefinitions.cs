namespace Ciac.Core.Workflows;

/// <summary>What became of several definitions: those done, those not there, and the refusals by id.</summary>
public sealed record BulkOutcome(IReadOnlyList<string> Done, IReadOnlyList<string> NotFound, IReadOnlyDictionary<string, Refusal> Refused);

/// <summary>The same act on several definitions, each in a transaction of its own: one that is refused stops no other.</summary>
public sealed class BulkDefinitions(PublishDefinition publish, RetractDefinition retract, DeleteDefinition delete)
{
    public Task<Outcome<BulkOutcome>> PublishAsync(WorkflowCaller who, IReadOnlyList<string> definitionIds, string? note, CancellationToken ct) =>
        EachAsync(who, definitionIds, async id => (await publish.HandleAsync(who, new(id, null, new(who.Actor, note ?? "")), ct)).Refusal);

    public Task<Outcome<BulkOutcome>> RetractAsync(WorkflowCaller who, IReadOnlyList<string> definitionIds, string? note, CancellationToken ct) =>
        EachAsync(who, definitionIds, async id => (await retract.HandleAsync(who, id, note, ct)).Refusal);

    public Task<Outcome<BulkOutcome>> DeleteAsync(WorkflowCaller who, IReadOnlyList<string> definitionIds, DefinitionToDelete how, CancellationToken ct) =>
        EachAsync(who, definitionIds, async id => (await delete.HandleAsync(who, how with { DefinitionId = id }, ct)).Refusal);

    public Task<Outcome<BulkOutcome>> DeleteVersionsAsync(WorkflowCaller who, IReadOnlyList<string> versionIds, string? note, CancellationToken ct) =>
        EachAsync(who, versionIds, async id => (await delete.HandleAsync(who, new VersionToDelete(id, note), ct)).Refusal);

    private static async Task<Outcome<BulkOutcome>> EachAsync(WorkflowCaller who, IReadOnlyList<string> ids, Func<string, Task<Refusal?>> act)
    {
        if (!who.May(WorkflowScopes.Write)) return WorkflowRefusals.NotAllowed;
        if (ids.Count is 0 or > WorkflowActs.MostRows) return WorkflowRefusals.TooMany.With(WorkflowActs.MostRows);
        var (done, notFound, refused) = (new List<string>(), new List<string>(), new Dictionary<string, Refusal>());
        foreach (var id in ids.Distinct())
        {
            var refusal = await act(id);
            if (refusal is null) done.Add(id);
            else if (refusal.Code == WorkflowRefusals.DefinitionNotFound.Code) notFound.Add(id);
            else refused[id] = refusal;
        }

        return new BulkOutcome(done, notFound, refused);
    }
}
