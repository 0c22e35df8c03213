using Ciac.Workflows.Definitions;
using Ciac.Workflows.Inbox;

namespace Ciac.Core.Workflows;

/// <summary>Starts instances of a published definition by hand.</summary>
public sealed class StartInstance(WorkflowActs acts, IWorkflowInbox inbox, IDefinitionReader reader)
{
    private const int Most = 100;

    public async Task<Outcome<string>> HandleAsync(WorkflowCaller who, StartWorkflow command, CancellationToken ct)
    {
        var outcome = await HandleAsync(who, command, 1, ct);
        return outcome.Value is [var id] ? id : Outcome.Refused<string>(outcome.Refusals);
    }

    public Task<Outcome<List<string>>> HandleAsync(WorkflowCaller who, StartWorkflow command, int count, CancellationToken ct) =>
        acts.DoAsync<List<string>>(who, WorkflowScopes.Operate, async record =>
        {
            if (count is < 1 or > Most) return WorkflowRefusals.TooMany.With(Most);
            if (await reader.FindAsync(command.DefinitionId, VersionChoice.Latest, ct) is null) return WorkflowRefusals.DefinitionNotFound;
            if (await reader.FindAsync(command.DefinitionId, new(VersionKind.Published), ct) is not { } published) return WorkflowRefusals.NotPublished;
            var ids = new List<string>();
            for (var i = 0; i < count; i++)
            {
                ids.Add(await inbox.StartAsync(command, ct));
                record.Instance("workflow.started", ids[^1], $"{command.DefinitionId} v{published.Summary.Version}, correlation {command.CorrelationId ?? "–"}, inputs {string.Join(", ", command.Input.Keys)}");
            }

            return ids;
        }, ct);
}
