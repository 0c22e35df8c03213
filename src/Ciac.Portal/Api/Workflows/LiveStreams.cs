using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Ciac.Core.Workflows;
using Ciac.Workflows.Hosting;
using Ciac.Workflows.Instances;

namespace Ciac.Portal.Api.Workflows;

/// <summary>Turns what the engine's feed says into events. Nothing is told that cannot be read again: an event lost is found by the next look.</summary>
public sealed class LiveStreams(IChangeFeed feed, ReadInstances read, IInstanceReader reader, TimeProvider clock, IHostApplicationLifetime lifetime)
{
    private const int Part = 500;
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(2);

    // A commit becomes visible a little after the time it carries.
    private static readonly TimeSpan Overlap = TimeSpan.FromSeconds(5);

    /// <summary>The instance now, the journal behind the entry named, and from then on what comes.</summary>
    public async IAsyncEnumerable<SseItem<object>> InstanceAsync(string id, long? lastEntry, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var changes = await feed.SubscribeAsync(ct);
        var (began, last, shown) = (clock.GetTimestamp(), lastEntry ?? 0, default(DateTimeOffset));
        while (IsOpen(began, ct))
        {
            var found = await read.FindAsync(id, ct);
            if (found.Value is not { } view)
            {
                yield return Item("deleted", new { id });
                yield break;
            }

            var entries = (await read.JournalAsync(new(id) { Skip = (int)last, Take = Part }, ct)).Value?.Entries ?? [];
            foreach (var entry in entries) yield return Item("journal", InstanceModels.Journal(entry), last = entry.Sequence);
            if (view.UpdatedAt != shown || entries.Count > 0)
            {
                yield return Item("instance", InstanceRow.Of(view));
                yield return Item("stats", InstanceDetailEndpoints.Stats(await reader.ReportAsync(id, ct)));
            }

            // The first look is repeated soon: a commit under way while we began to listen may not have told us.
            var wait = shown == default ? Again : Heartbeat;
            shown = view.UpdatedAt;
            if (entries.Count < Part && !await ConcernsAsync(changes, id, wait, ct)) yield return Item("heartbeat", new { });
        }
    }

    /// <summary>What moved since the time named (in ticks), and from then on what moves.</summary>
    public async IAsyncEnumerable<SseItem<object>> InstancesAsync(string? definitionId, long? since, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var changes = await feed.SubscribeAsync(ct);
        var began = clock.GetTimestamp();
        yield return Item("heartbeat", new { });
        if (since is { } ticks && ticks <= DateTimeOffset.MaxValue.UtcTicks)
            foreach (var item in await SinceAsync(definitionId, new(ticks, TimeSpan.Zero), ct)) yield return item;
        while (IsOpen(began, ct))
        {
            var heard = await changes.NextAsync(Heartbeat, ct);
            if (heard.Any(change => change is EngineChange.Missed)) yield return Item("reset", new { });
            if (heard.Count == 0) yield return Item("heartbeat", new { });
            var ids = heard.OfType<EngineChange.Instance>().Select(change => change.InstanceId).Distinct().ToList();
            foreach (var item in await MovedAsync(definitionId, ids, ct)) yield return item;
        }
    }

    public async IAsyncEnumerable<SseItem<object>> DefinitionsAsync([EnumeratorCancellation] CancellationToken ct)
    {
        await using var changes = await feed.SubscribeAsync(ct);
        var began = clock.GetTimestamp();
        yield return Item("heartbeat", new { });
        while (IsOpen(began, ct))
        {
            var heard = await changes.NextAsync(Heartbeat, ct);
            if (heard.Any(change => change is EngineChange.Missed)) yield return Item("reset", new { });
            if (heard.Count == 0) yield return Item("heartbeat", new { });
            foreach (var definitionId in heard.OfType<EngineChange.Definition>().Select(change => change.DefinitionId).Distinct())
                yield return Item("definition", new { definitionId });
        }
    }

    private bool IsOpen(long began, CancellationToken ct) =>
        !ct.IsCancellationRequested && !lifetime.ApplicationStopping.IsCancellationRequested && clock.GetElapsedTime(began) < Life;

    private static async Task<bool> ConcernsAsync(ChangeSubscription changes, string id, TimeSpan wait, CancellationToken ct)
    {
        while (true)
        {
            var heard = await changes.NextAsync(wait, ct);
            if (heard.Count == 0) return false;
            if (heard.Any(change => change is EngineChange.Missed || change is EngineChange.Instance moved && moved.InstanceId == id)) return true;
        }
    }

    private async Task<List<SseItem<object>>> SinceAsync(string? definitionId, DateTimeOffset since, CancellationToken ct)
    {
        var page = await read.PageAsync(new()
        {
            DefinitionId = definitionId,
            Times = [new(InstanceOrder.Updated, ">", since - Overlap)],
            Order = InstanceOrder.Updated,
            Ascending = true,
            Take = Part,
        }, ct);
        return page.Value is { Items: { Count: < Part } items } ? [.. items.Select(Moved)] : [Item("reset", new { })];
    }

    private async Task<List<SseItem<object>>> MovedAsync(string? definitionId, IReadOnlyList<string> ids, CancellationToken ct)
    {
        var there = new List<InstanceSummary>();
        foreach (var part in ids.Chunk(Part)) there.AddRange(await reader.ListAsync(new() { Ids = part, Take = Part }, ct));
        var known = there.Select(row => row.Id).ToHashSet();
        return [.. there.Where(row => definitionId is null || row.DefinitionId == definitionId).OrderBy(row => row.UpdatedAt).Select(Moved),
            .. ids.Where(id => !known.Contains(id)).Select(id => Item("deleted", new { id }))];
    }

    private static SseItem<object> Moved(InstanceSummary row) => Item("instance", InstanceRow.Of(row), row.UpdatedAt.UtcTicks);

    private static SseItem<object> Item(string name, object data, long? id = null) => new(data, name) { EventId = id?.ToString(CultureInfo.InvariantCulture) };
}
