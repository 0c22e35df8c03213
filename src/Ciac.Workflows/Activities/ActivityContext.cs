using Ciac.Workflows.Bookmarks;
using Ciac.Workflows.Definitions;
using Ciac.Workflows.Expressions.Bindings;
using Ciac.Workflows.Instances;

namespace Ciac.Workflows.Activities;

/// <summary>What an activity sees of its execution.</summary>
public sealed class ActivityContext
{
    /// <summary>Name of the bookmarks made by <see cref="WaitUntil"/>.</summary>
    public const string TimerName = "Elsa.Delay";

    internal static readonly string[] Done = ["Done"];

    internal ActivityContext(Burst burst, ActivityExecution execution) => (Burst, Execution) = (burst, execution);

    /// <summary>The instance.</summary>
    public string InstanceId => Burst.Instance.Id;

    /// <summary>The instance's correlation id.</summary>
    public string? CorrelationId => Burst.Instance.CorrelationId;

    /// <summary>The activity's id in the definition.</summary>
    public string ActivityId => Node.Id;

    /// <summary>This execution of the activity; the same when a burst is repeated.</summary>
    public string ActivityInstanceId => Execution.Id;

    /// <summary>The time of the burst.</summary>
    public DateTimeOffset Now => Burst.Now;

    /// <summary>Set when the node stops.</summary>
    public CancellationToken Cancellation => Burst.Environment.Cancellation;

    /// <summary>Name of the bookmark that resumed the activity; null in its first run.</summary>
    public string? ResumedBy => Burst.ResumedBy;

    /// <summary>How often this execution failed before.</summary>
    public int Attempt => Execution.Attempt;

    internal Burst Burst { get; }
    internal ActivityExecution Execution { get; }
    internal ActivityNode Node => Execution.Node;
    internal string[]? Outcomes { get; private set; }
    internal ExpressionScope Scope => Burst.Scope.For(Execution);

    /// <summary>The value of an input.</summary>
    /// <exception cref="FormatException">The value cannot be read as <typeparamref name="T"/>.</exception>
    public T? Get<T>(Input<T> input) =>
        Execution.Inputs.TryGetValue(input.Name, out var value) && value is not null ? TypedValue.To<T>(value) : input.Default;

    /// <summary>Sets an output: it is copied into the variable or workflow output the definition names.</summary>
    public void Set<T>(Output<T> output, T? value) => Burst.Scope.SetOutput(Execution, output.Name, PlainValue.From(value));

    /// <summary>A value the stimulus carried; default when it carried none of that name.</summary>
    public T? ResumeInput<T>(string name) =>
        Burst.ResumeInput.TryGetValue(name, out var value) ? TypedValue.To<T>(value) : default;

    /// <summary>Waits for a stimulus of this name and payload (a string, or an object with PascalCase members).</summary>
    public void Wait(string stimulus, object? payload) =>
        Burst.AddBookmark(Execution, stimulus, new(Hash: StimulusHash.Of(stimulus, payload)));

    /// <summary>Waits until a moment, beside the other bookmarks; resumed by <see cref="TimerName"/>.</summary>
    public void WaitUntil(DateTimeOffset due) => Burst.AddBookmark(Execution, TimerName, new(DueAt: due));

    /// <summary>Completes with the outcomes (default <c>Done</c>) when the method returns; all bookmarks of the activity go.</summary>
    public void Complete(params string[] outcomes) => Outcomes = outcomes.Length == 0 ? Done : outcomes;

    /// <summary>A key that is the same in every repetition of this execution: instance, execution and suffix.</summary>
    public string IdempotencyKey(string suffix) => $"{InstanceId}:{Execution.Id}:{suffix}";

    internal ActivityExecution Schedule(ActivityNode child, ScheduleOptions? options = null) => Burst.Schedule(child, Execution, options ?? new());

    internal void CompleteWith(IReadOnlyList<string> outcomes) => Outcomes = [.. outcomes];
}
