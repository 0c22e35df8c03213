namespace Ciac.Workflows.Instances;

/// <summary>Finds, at the end of each burst, an instance that nothing can ever move again.</summary>
internal static class Stillness
{
    public static void Check(Burst burst)
    {
        if (burst.Instance.Status == InstanceStatus.Finished || burst.State.Bookmarks.Count > 0)
            return;
        if (burst.State.Executions.Exists(execution => execution.Status == ActivityStatus.Faulted))
            return;
        // The innermost open activity is where it stands: mostly a container that waits for a way that cannot come.
        if (burst.State.Executions.LastOrDefault() is { } last)
            Faults.Record(burst, last, new InvalidOperationException(
                $"Nothing can move this instance: {last.Node.Type} '{last.Node.Id}' is open, and nothing is scheduled or waited for."));
    }
}
