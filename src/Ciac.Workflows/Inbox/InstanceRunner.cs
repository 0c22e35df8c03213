using System.Text.Json;
using Ciac.Workflows.Bookmarks;
using Ciac.Workflows.Instances;

namespace Ciac.Workflows.Inbox;

/// <summary>Runs the items of one instance, one burst each, on the locked instance.</summary>
internal sealed class InstanceRunner(BurstEnvironment environment, InstanceWork work)
{
    public async Task RunAsync()
    {
        foreach (var routed in work.Items)
        {
            if (work.Instance is null && routed.Item.Kind == InboxKind.Start)
                await StartAsync(routed.Item);
            else if (work.Instance is null)
                Unknown(routed.Item);
            else
                await MoveAsync(work.Instance, routed);
        }
        Relations.TellParent(work, environment.Now);
    }

    private async Task StartAsync(InboxItem item)
    {
        var versionId = environment.Published.PublishedVersionOf(item.DefinitionId!);
        if (versionId is null)
        {
            Bury(item, $"The definition {item.DefinitionId} is not published.");
            return;
        }
        var graph = await environment.Published.GraphAsync(versionId, environment.Cancellation);
        if (!await Activation.AllowsAsync(environment, graph, item.CorrelationId))
        {
            Bury(item, "An instance is running already, and the definition allows only one.");
            return;
        }
        work.IsNew = true;
        work.Instance = new Instance
        {
            Id = work.InstanceId,
            Graph = graph,
            CreatedAt = environment.Now,
            IsNew = true,
            CorrelationId = item.CorrelationId,
            ParentId = item.Name,
            State = new() { Input = Values(item.Body) },
        };
        // What started it is both the workflow's input and what its trigger activity reads.
        await BurstAsync(item, burst => burst.StartAsync(item.BookmarkId, item.BookmarkId is null ? [] : Values(item.Body)));
    }

    /// <summary>An early stimulus waits; what was meant for an instance that is gone is done with.</summary>
    private void Unknown(InboxItem item)
    {
        if (item.Kind == InboxKind.Stimulus)
            work.Parked.Add(item.Id);
        else
            work.Consumed.Add(item.Id);
    }

    private async Task MoveAsync(Instance instance, RoutedItem routed)
    {
        var item = routed.Item;
        if (instance.Status == InstanceStatus.Finished || item.Kind == InboxKind.Start)
        {
            if (item.Kind == InboxKind.Stimulus)
                Bury(item, "The instance has ended.");
            else
                work.Consumed.Add(item.Id);
            return;
        }
        switch (item.Kind)
        {
            case InboxKind.Cancel:
                await BurstAsync(item, burst => Repairs.CancelAsync(burst, item.Body));
                break;
            case InboxKind.SetVariable:
                await BurstAsync(item, burst => Repairs.SetVariable(burst, item));
                break;
            case InboxKind.Migrate:
                await MigrateAsync(instance, item);
                break;
            case InboxKind.CancelActivity or InboxKind.ScheduleActivity:
                await BurstAsync(item, burst => Repairs.StepAsync(burst, item));
                break;
            case InboxKind.Retry or InboxKind.Skip:
                await BurstAsync(item, burst => Repairs.RepairAsync(burst, item));
                break;
            default:
                await ResumeAsync(instance, routed);
                break;
        }
    }

    private async Task MigrateAsync(Instance instance, InboxItem item)
    {
        var target = await environment.Published.GraphAsync(item.BookmarkId!, environment.Cancellation);
        if (Migration.MissingIn(instance.State, target) is { Count: > 0 } missing)
        {
            Bury(item, $"The version has no {string.Join(", ", missing)}.");
            return;
        }
        work.Instance = Migration.Move(instance, target);
        await BurstAsync(item, burst => Repairs.Migrated(burst, item));
    }

    private async Task ResumeAsync(Instance instance, RoutedItem routed)
    {
        if (Meets(instance, routed) is { } bookmark)
            await BurstAsync(routed.Item, async burst => await burst.ResumeAsync(bookmark, Values(routed.Item.Body)));
        else if (routed.Item is { Kind: InboxKind.Stimulus, InstanceId: not null })
            work.Parked.Add(routed.Item.Id);
        else if (routed.Item.Kind != InboxKind.Stimulus)
            work.Consumed.Add(routed.Item.Id);
        // A stimulus that named no instance and found the bookmark gone is left as it is: the next claim looks again.
    }

    private static Bookmark? Meets(Instance instance, RoutedItem routed)
    {
        var item = routed.Item;
        if (routed.BookmarkId is { } id)
            return instance.State.Bookmarks.Find(bookmark => bookmark.Id == id);
        return item.CorrelationId is null || item.CorrelationId == instance.CorrelationId
            ? instance.State.Bookmarks.Find(bookmark => bookmark.Hash is not null && bookmark.Hash == item.Hash) : null;
    }

    private async Task BurstAsync(InboxItem item, Func<Burst, ValueTask> run)
    {
        var burst = new Burst(work.Instance!, environment);
        await run(burst);
        work.Changes.Add(burst.Changes);
        work.Consumed.Add(item.Id);
    }

    private void Bury(InboxItem item, string reason)
    {
        work.Consumed.Add(item.Id);
        work.Dead.Add((item, reason));
    }

    private static Dictionary<string, object?> Values(string? json) =>
        json is null ? [] : JsonSerializer.Deserialize(json, StateJson.Default.DictionaryStringObject) ?? [];
}
