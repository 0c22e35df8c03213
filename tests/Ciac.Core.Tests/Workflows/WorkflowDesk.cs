using Ciac.Core.Accounts;
using Ciac.Core.Tests.World;
using Ciac.Core.Workflows;
using Ciac.Workflows.Definitions;
using Ciac.Workflows.Inbox;
using Ciac.Workflows.Instances;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Tests.Workflows;

/// <summary>The desk of those who manage workflows, and small definitions to manage.</summary>
internal sealed class WorkflowDesk(PortalWorld world)
{
    private static readonly CancellationToken None = CancellationToken.None;

    public static WorkflowCaller Administrator { get; } = CallerOf(StaffRole.PlatformAdministrator);
    public static WorkflowCaller Auditor { get; } = CallerOf(StaffRole.Auditor);
    public static WorkflowCaller Officer { get; } = CallerOf(StaffRole.ReviewOfficer);

    public static string Waiting(string id, string line = "done") => Flow(id,
        """{"id":"start","type":"Elsa.Start"},{"id":"wait","type":"Elsa.Event","eventName":{"typeName":"String","expression":{"type":"Literal","value":"EVENT"}}},"""
            .Replace("EVENT", $"{id}-event", StringComparison.Ordinal)
        + $$"""{"id":"end","type":"Elsa.WriteLine","text":{"typeName":"String","expression":{"type":"Literal","value":"{{line}}"} } }""", ("start", "wait"), ("wait", "end"));

    public static string Failing(string id) => Flow(id,
        """{"id":"start","type":"Elsa.Start"},{"id":"fault","type":"Elsa.Fault","message":{"typeName":"String","expression":{"type":"Literal","value":"call 13812348888"}}},{"id":"end","type":"Elsa.End"}""",
        ("start", "fault"), ("fault", "end"));

    public static string Flow(string id, string activities, params (string From, string To)[] connections) => $$"""
        {"definitionId":"{{id}}","name":"{{id}}","version":1,"variables":[{"id":"v","name":"Mobile","typeName":"String","value":"13812348888"}],"inputs":[],"outputs":[],
         "root":{"id":"root","type":"Elsa.Flowchart","activities":[{{activities}}],"connections":[{{string.Join(',', connections.Select(pair =>
             $$"""{"source":{"activity":"{{pair.From}}","port":"Done"},"target":{"activity":"{{pair.To}}","port":"In"} }"""))}}] } }
        """;

    public Task<Outcome<SavedDefinition>> SaveAsync(string json, string? basedOn = null, bool publish = false, string? note = "why") =>
        world.AskAsync((SaveDefinition verb) => verb.HandleAsync(Administrator, new(json, basedOn, publish, note), None));

    public async Task<string> PublishedAsync(string json) => Desk.Allowed(await SaveAsync(json, publish: true)).Definition.Summary.DefinitionId;

    public async Task<string> StartedAsync(string json, string? correlationId = null)
    {
        var id = Desk.Allowed(await world.AskAsync((SaveDefinition verb) => verb.HandleAsync(Administrator, new(json, null, true, "why"), None))).Definition.Summary.DefinitionId;
        var instance = Desk.Allowed(await world.AskAsync((StartInstance verb) => verb.HandleAsync(Administrator, new StartWorkflow(id) { CorrelationId = correlationId }, None)));
        await world.MoveAsync();
        return instance;
    }

    public async Task<InstanceView> FindAsync(string id) => Desk.Allowed(await world.AskAsync((ReadInstances verb) => verb.FindAsync(id, None)));

    public Task<StoredDefinition?> LatestAsync(string id) => world.AskAsync((IDefinitionReader reader) => reader.FindAsync(id, VersionChoice.Latest, None));

    /// <summary>The lines of the audit record about a thing, oldest first: who, what, and before and after.</summary>
    public Task<List<string>> LinesAsync(string subject) => world.ReadAsync(db => db.AuditEvents.AsNoTracking()
        .Where(line => line.Subject == subject).OrderBy(line => line.Id).Select(line => $"{line.Actor} {line.Action} {line.Detail}").ToListAsync());

    private static WorkflowCaller CallerOf(StaffRole role) => new($"staff:{role}", WorkflowCaller.ScopesOf(role), new Origin("192.0.2.7", "test"));
}
