using Ciac.Workflows;
using Ciac.Workflows.Incidents;
using Ciac.Workflows.Instances;

namespace Ciac.Portal.Host.WorkflowVerbs;

/// <summary>Resumes every stored bookmark in store order, as Elsa's own test runner does, until none is left.</summary>
internal sealed class BookmarkResumption(EngineDatabase database)
{
    /// <summary>A workflow that still waits after so many will wait for ever.</summary>
    public const int Most = 1000;

    private const string ChildPrefix = "Child";
    private static readonly Dictionary<string, object?> Nothing = [];

    /// <returns>False when the workflow waits again and again.</returns>
    public async Task<bool> RunAsync(CancellationToken ct)
    {
        var resumed = 0;
        while (await WaitingAsync(ct) is { Count: > 0 } waiting)
        {
            foreach (var (instance, bookmark) in waiting)
            {
                if (resumed++ == Most)
                    return false;
                await ResumeAsync(instance, bookmark, ct);
            }
        }
        return true;
    }

    // One that is gone meanwhile, cancelled by another branch or fired by its own time, is passed over by the engine.
    private async Task ResumeAsync(string instance, string bookmark, CancellationToken ct)
    {
        await database.InScopeAsync<IInstanceRepair, bool>(async repair =>
        {
            await repair.ResumeAsync(instance, bookmark, Nothing, ct);
            return true;
        });
        await database.Get<WorkflowEngine>().DrainAsync(ct);
    }

    private async Task<List<(string Instance, string Bookmark)>> WaitingAsync(CancellationToken ct)
    {
        var reader = database.Get<IInstanceReader>();
        var running = new List<InstanceView>();
        foreach (var summary in await reader.ListAsync(new() { Status = "Running", Take = 500 }, ct))
            if (await reader.FindAsync(summary.Id, ct) is { Bookmarks.Count: > 0 } view)
                running.Add(view);
        return [.. running.OrderBy(view => view.CreatedAt).ThenBy(view => view.Id, StringComparer.Ordinal).SelectMany(
            view => view.Bookmarks.Where(bookmark => !IsForChild(view, bookmark, running)).Select(bookmark => (view.Id, bookmark.Id)))];
    }

    // A parent that waits for its child is answered by the child: by hand it would go on without the child's result.
    private static bool IsForChild(InstanceView view, BookmarkView bookmark, List<InstanceView> running) =>
        bookmark.Name.StartsWith(ChildPrefix, StringComparison.Ordinal)
        && running.Exists(other => other.Id.StartsWith(view.Id + "-", StringComparison.Ordinal));
}
