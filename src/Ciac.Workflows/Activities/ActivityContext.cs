namespace Ciac.Workflows.Activities;

/// <summary>What an activity sees of its execution.</summary>
public sealed class ActivityContext
{
    internal ActivityContext() { }

    /// <summary>The instance.</summary>
    public string InstanceId => throw new NotSupportedException();

    /// <summary>The instance's correlation id.</summary>
    public string? CorrelationId => throw new NotSupportedException();

    /// <summary>The activity's id in the definition.</summary>
    public string ActivityId => throw new NotSupportedException();

    /// <summary>This execution of the activity.</summary>
    public string ActivityInstanceId => throw new NotSupportedException();

    /// <summary>The time of the burst.</summary>
    public DateTimeOffset Now => throw new NotSupportedException();

    /// <summary>Set when the node stops.</summary>
    public CancellationToken Cancellation => throw new NotSupportedException();

    /// <summary>Name of the bookmark that resumed the activity; null in its first run.</summary>
    public string? ResumedBy => throw new NotSupportedException();

    /// <summary>The value of an input.</summary>
    public T? Get<T>(Input<T> input) => throw new NotSupportedException();

    /// <summary>Sets an output.</summary>
    public void Set<T>(Output<T> output, T value) => throw new NotSupportedException();

    /// <summary>A value the stimulus carried.</summary>
    public T? ResumeInput<T>(string name) => throw new NotSupportedException();

    /// <summary>Waits for a stimulus of this name and payload.</summary>
    public void Wait(string stimulus, object? payload) => throw new NotSupportedException();

    /// <summary>Waits until a moment, beside the other bookmarks; resumed by <c>Elsa.Delay</c>.</summary>
    public void WaitUntil(DateTimeOffset due) => throw new NotSupportedException();

    /// <summary>Completes with the outcomes (default <c>Done</c>) and removes the activity's bookmarks.</summary>
    public void Complete(params string[] outcomes) => throw new NotSupportedException();

    /// <summary>A key that is the same in every repetition of this execution: instance, execution and suffix.</summary>
    public string IdempotencyKey(string suffix) => throw new NotSupportedException();
}
