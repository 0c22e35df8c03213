using Npgsql;

namespace Ciac.Workflows.Instances;

/// <summary>What becomes of an exception in an activity.</summary>
internal static class Faults
{
    /// <summary>The database or the node failed, not the activity: the whole burst is given up and run again.</summary>
    public static bool AbandonsBurst(Exception error, Burst burst) => error switch
    {
        OperationCanceledException => burst.Environment.Cancellation.IsCancellationRequested,
        NpgsqlException { IsTransient: true } => true,
        _ => error.InnerException is { } inner && AbandonsBurst(inner, burst),
    };

    /// <summary>Tries again later if the definition says so; else records an incident.</summary>
    public static void Handle(Burst burst, ActivityExecution execution, Exception error)
    {
        if (ActivityBreaker.PauseAfter(execution.Node, error) is { } closed)
        {
            RetryLater(burst, execution, closed, error);
            return;
        }
        execution.Attempt++;
        if (RetryPolicy.Of(execution.Node)?.PauseBefore(execution.Attempt + 1) is { } pause)
            RetryLater(burst, execution, pause, error);
        else
            Record(burst, execution, error);
    }

    /// <summary>The branch stops here; the rest of the instance goes on, and the instance stays open.</summary>
    public static void Record(Burst burst, ActivityExecution execution, Exception error)
    {
        execution.Status = ActivityStatus.Faulted;
        burst.Note(execution, JournalEvents.Faulted, error.Message);
        burst.Changes.NewIncidents.Add(new(execution, error.Message, error.ToString(), Circumstances.Of(burst).ToText()));
    }

    private static void RetryLater(Burst burst, ActivityExecution execution, TimeSpan pause, Exception error)
    {
        burst.Note(execution, JournalEvents.Retried, error.Message);
        execution.Status = ActivityStatus.Running;
        burst.AddBookmark(execution, RetryPolicy.BookmarkName, new(DueAt: burst.Now + pause, Payload: Circumstances.Of(burst).ToText()));
    }
}
