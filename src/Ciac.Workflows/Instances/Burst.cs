using Ciac.Workflows.Bookmarks;
using Ciac.Workflows.Definitions;

namespace Ciac.Workflows.Instances;

/// <summary>
/// One run of an instance until it waits or ends: single-threaded, breadth-first. It only changes objects in memory (and
/// what its activities write through the session); the batch writes the result.
/// </summary>
internal sealed class Burst
{
    // A loop without a wait must end as an incident, not as a burst that never commits.
    private const int MostSteps = 100_000;

    private readonly Queue<ActivityExecution> _queue = new();
    private readonly BurstEnvironment _environment;
    private int _steps;

    public Burst(Instance instance, BurstEnvironment environment)
    {
        (Instance, _environment) = (instance, environment);
        Scope = new BurstScope(this);
    }

    public Instance Instance { get; }
    public InstanceState State => Instance.State;
    public BurstChanges Changes { get; } = new();
    public BurstScope Scope { get; }
    public BurstEnvironment Environment => _environment;
    public DateTimeOffset Now => _environment.Now;

    /// <summary>What the stimulus carried.</summary>
    public Dictionary<string, object?> ResumeInput { get; private set; } = [];

    /// <summary>The bookmark that is being resumed.</summary>
    public string? ResumedBy { get; private set; }

    /// <summary>The activity whose trigger started the instance.</summary>
    public string? TriggerActivityId { get; private set; }

    public async ValueTask StartAsync(string? triggerActivityId, Dictionary<string, object?> input)
    {
        (TriggerActivityId, ResumeInput) = (triggerActivityId, input);
        Instance.SubStatus = InstanceSubStatus.Executing;
        Schedule(Instance.Graph.Root, null, new());
        await RunAsync();
    }

    /// <summary>Resumes a bookmark; false when the instance no longer has it.</summary>
    public async ValueTask<bool> ResumeAsync(Bookmark bookmark, Dictionary<string, object?> input)
    {
        if (!State.Bookmarks.Remove(bookmark))
            return false;
        Changes.Remove(bookmark);
        var execution = State.Executions.Find(candidate => candidate.Id == bookmark.ExecutionId);
        if (execution is null)
            return true;
        if (bookmark.Name == RetryPolicy.BookmarkName)
        {
            await RetryAsync(execution, Circumstances.Read(bookmark.Payload));
            return true;
        }
        (ResumedBy, ResumeInput) = (bookmark.Name, input);
        await ActivityRunner.ResumeAsync(this, execution);
        await RunAsync();
        return true;
    }

    /// <summary>Runs an activity that failed once more.</summary>
    public async ValueTask RetryAsync(ActivityExecution execution, Circumstances circumstances)
    {
        if (execution.Status == ActivityStatus.Faulted)
            Changes.SolvedIncidents.Add(execution.Id);
        (ResumedBy, ResumeInput) = (circumstances.ResumedBy, circumstances.Input);
        execution.Status = ResumedBy is null ? ActivityStatus.Pending : ActivityStatus.Running;
        if (ResumedBy is null)
            _queue.Enqueue(execution);
        else
            await ActivityRunner.ResumeAsync(this, execution);
        await RunAsync();
    }

    /// <summary>Leaves an activity that failed by an outcome somebody chose.</summary>
    public async ValueTask SkipAsync(ActivityExecution execution, IReadOnlyList<string> outcomes, string note)
    {
        Changes.SolvedIncidents.Add(execution.Id);
        Note(execution, JournalEvents.Skipped, note);
        await this.CompleteAsync(execution, outcomes);
        await RunAsync();
    }

    /// <summary>Begins an activity that somebody chose.</summary>
    public ValueTask BeginAsync(ActivityNode node, ActivityExecution owner, string? note)
    {
        Note(Schedule(node, owner, new()), JournalEvents.Scheduled, note);
        return RunAsync();
    }

    /// <summary>Cancels an execution that somebody chose.</summary>
    public async ValueTask CancelAsync(ActivityExecution execution, string? note)
    {
        Note(execution, JournalEvents.CancelAsked, note);
        await Completion.CancelAsync(this, execution);
        await RunAsync();
    }

    public ActivityExecution Schedule(ActivityNode node, ActivityExecution? owner, ScheduleOptions options)
    {
        var execution = new ActivityExecution
        {
            Id = NextId(),
            NodeId = node.NodeId,
            Node = node,
            ParentId = owner?.Id,
            Parent = owner,
            Tag = options.Tag,
            ByBackward = options.ByBackward,
            Variables = options.Variables,
        };
        State.Executions.Add(execution);
        _queue.Enqueue(execution);
        return execution;
    }

    public Bookmark AddBookmark(ActivityExecution execution, string name, BookmarkOptions options)
    {
        var bookmark = new Bookmark
        {
            Id = NextId(),
            Name = name,
            ExecutionId = execution.Id,
            Hash = options.Hash,
            DueAt = options.DueAt,
            Payload = options.Payload,
        };
        State.Bookmarks.Add(bookmark);
        Changes.NewBookmarks.Add(bookmark);
        return bookmark;
    }

    /// <summary>Whether the activity is the trigger that started the instance; true once.</summary>
    public bool TakeTrigger(ActivityNode node)
    {
        var taken = TriggerActivityId == node.Id;
        TriggerActivityId = taken ? null : TriggerActivityId;
        return taken;
    }

    public void Note(ActivityExecution execution, string happened, string? message = null)
    {
        State.LastEntry++;
        Changes.Journal.Add(new(execution.NodeId, execution.Id, happened, message));
    }

    /// <summary>The workflow itself ends.</summary>
    public void End(InstanceSubStatus how)
    {
        _queue.Clear();
        (Instance.Status, Instance.SubStatus, Instance.FinishedAt) = (InstanceStatus.Finished, how, Now);
    }

    private string NextId() => Base36.Of(++State.LastId);

    private async ValueTask RunAsync()
    {
        while (_queue.TryDequeue(out var execution))
        {
            _environment.Cancellation.ThrowIfCancellationRequested();
            if (execution.Status != ActivityStatus.Pending)
                continue;
            if (++_steps > MostSteps)
            {
                Faults.Record(this, execution, new InvalidOperationException($"The burst ran {MostSteps} activities without a wait."));
                break;
            }
            await ActivityRunner.ExecuteAsync(this, execution);
        }
        if (Instance.Status == InstanceStatus.Running)
            Instance.SubStatus = InstanceSubStatus.Suspended;
        Stillness.Check(this);
    }
}

/// <summary>How a child is scheduled.</summary>
internal sealed record ScheduleOptions(string? Tag = null, bool ByBackward = false, Dictionary<string, object?>? Variables = null);

/// <summary>What a bookmark is resumed by: a hash, or a time.</summary>
internal sealed record BookmarkOptions(string? Hash = null, DateTimeOffset? DueAt = null, string? Payload = null);
