using System.Text.RegularExpressions;
using Ciac.Core.Audit;
using Ciac.Portal.Components;
using Ciac.Portal.Texts;
using Microsoft.Extensions.Localization;

namespace Ciac.Portal.Host;

/// <summary>The audit events of one business object as its time line: who did what when, and what is waited for.</summary>
public sealed partial class Timelines(IStringLocalizer<TimelineTexts> texts)
{
    private static readonly string[] Failures =
    [
        "activation.declined", "activation.expired", "activation.withdrawn", "activation.rejected", "activation.overtaken",
        "grant.declined", "grant.expired", "grant.withdrawn", "grant.overtaken", "ask.declined", "ask.expired", "ask.withdrawn", "ask.overtaken",
        "appointment.declined", "appointment.expired", "appointment.withdrawn", "appointment.overtaken",
        "upgrade.declined", "upgrade.expired", "upgrade.withdrawn", "upgrade.overtaken",
        "copy.expired", "copy.withdrawn", "copy.overtaken",
        "unit.refused", "unit.expired", "unit.withdrawn", "unit.overtaken",
        "sub.withdrawn", "sub.expired", "sub.overtaken", "change.expired", "change.overtaken",
    ];

    /// <summary>Events that the texts do not name are internal and left out.</summary>
    public Timeline Of(IEnumerable<AuditEvent> events, string? waitingFor)
    {
        var past = events
            .Select(e => (Event: e, Text: texts[e.Action]))
            .Where(pair => !pair.Text.ResourceNotFound)
            .Select(pair => new TimelineEvent(pair.Text, StateOf(pair.Event), pair.Event.At) { Detail = DetailOf(pair.Event) });
        var ahead = waitingFor is null || texts[$"waiting.{waitingFor}"] is not { ResourceNotFound: false } waiting
            ? Enumerable.Empty<TimelineEvent>()
            : [new TimelineEvent(waiting, EventState.Current)];
        return new Timeline([.. past, .. ahead]);
    }

    // What changed is told by the page in words; the record's own notation is for the record.
    private string? DetailOf(AuditEvent e) => e switch
    {
        // Who confirmed a scan; the platform's subject is for the record.
        { Detail: { } who } when e.Action.StartsWith("signature.", StringComparison.Ordinal) && who.Split(' ') is [var name, var role, _] => $"{name} {texts[$"licence.{role}"]}",
        { Detail: { } items } when ItemCounts().Match(items) is { Success: true } counts => texts["Items", counts.Groups[1].Value, counts.Groups[2].Value, counts.Groups[3].Value],
        _ => AuditChanges.Parse(e.Detail) is null ? e.Detail : null,
    };

    // As StartGrant writes it: added, removed, kept.
    [GeneratedRegex(@"^\+(\d+) -(\d+) =(\d+)$")]
    private static partial Regex ItemCounts();

    private static EventState StateOf(AuditEvent e) => Failures.Contains(e.Action) ? EventState.Failed : EventState.Done;
}
