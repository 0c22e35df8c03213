using Ciac.Workflows.Incidents;
using Ciac.Workflows.Inbox;
using Ciac.Workflows.Instances;

namespace Ciac.Core.Workflows;

/// <summary>Instances, journals, incidents and dead letters as everybody who may read workflows sees them: personal data masked.</summary>
public sealed class ReadInstances(IInstanceReader reader, IIncidentReader incidents, IDeadLetters letters)
{
    public async Task<Outcome<InstanceView>> FindAsync(string instanceId, CancellationToken ct) =>
        await reader.FindAsync(instanceId, ct) is { } instance ? Masked(instance) : WorkflowRefusals.InstanceNotFound;

    public async Task<Outcome<InstancePage>> PageAsync(InstanceFilter filter, CancellationToken ct)
    {
        try
        {
            var items = await reader.ListAsync(filter, ct);
            return new InstancePage(items, await reader.CountAsync(filter with { After = null }, ct));
        }
        catch (TooWideException)
        {
            return WorkflowRefusals.TooWide;
        }
    }

    public async Task<Outcome<JournalPage>> JournalAsync(JournalQuery query, CancellationToken ct)
    {
        if (await reader.FindAsync(query.InstanceId, ct) is null) return WorkflowRefusals.InstanceNotFound;
        var page = await reader.JournalAsync(query, ct);
        return page with { Entries = [.. page.Entries.Select(entry => entry with { Message = Text(entry.Message) })] };
    }

    public async Task<IReadOnlyList<ActivityExecutionView>> ExecutionsAsync(ExecutionQuery query, CancellationToken ct) =>
        [.. (await reader.ExecutionsAsync(query, ct)).Select(execution => execution with { Message = Text(execution.Message) })];

    public async Task<IReadOnlyList<IncidentRow>> IncidentsAsync(IncidentFilter filter, CancellationToken ct) =>
        [.. (await incidents.ListAsync(filter, ct)).Select(row => row with { Message = PersonalData.MaskText(row.Message), Detail = null, Input = null })];

    public async Task<IReadOnlyList<DeadLetter>> LettersAsync(long? below, int take, CancellationToken ct) =>
        [.. (await letters.ListAsync(below, take, ct)).Select(Masked)];

    public async Task<Outcome<DeadLetter>> LetterAsync(long id, CancellationToken ct) =>
        await letters.FindAsync(id, ct) is { } letter ? Masked(letter) : WorkflowRefusals.LetterNotFound;

    private static InstanceView Masked(InstanceView instance) => instance with
    {
        VariableDetails = [.. instance.VariableDetails.Select(variable => variable with { Value = PersonalData.MaskValue(variable.Name, variable.Value) })],
        Variables = PersonalData.MaskAll(instance.Variables),
        Input = PersonalData.MaskAll(instance.Input),
        Output = PersonalData.MaskAll(instance.Output),
        Incidents = [.. instance.Incidents.Select(incident => incident with { Message = PersonalData.MaskText(incident.Message) })],
    };

    // What a letter carried is JSON whose members' names are not looked at here: only its size is told.
    private static DeadLetter Masked(DeadLetter letter) => letter with { Body = null, Reason = PersonalData.MaskText(letter.Reason) };

    private static string? Text(string? message) => message is null ? null : PersonalData.MaskText(message);
}

/// <summary>A page of instances, and how many there are.</summary>
public sealed record InstancePage(IReadOnlyList<InstanceSummary> Items, BoundedCount Count);
