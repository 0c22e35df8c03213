namespace Ciac.Workflows.Incidents;

/// <summary>What an administrator may do to an instance by hand. Each call is a command in the inbox, applied in order with all others.</summary>
public interface IInstanceRepair
{
    /// <summary>Runs a failed activity again, with what it was called with.</summary>
    /// <param name="instanceId">The instance.</param>
    /// <param name="activityInstanceId">The failed execution, as the incident names it.</param>
    /// <param name="note">Why, for the journal.</param>
    /// <param name="ct">Cancels the call.</param>
    Task RetryAsync(string instanceId, string activityInstanceId, string note, CancellationToken ct);

    /// <summary>Leaves a failed activity by outcomes of the administrator's choice.</summary>
    Task SkipAsync(SkipActivity command, CancellationToken ct);

    /// <summary>Resumes one bookmark by its id, whatever it waits for.</summary>
    Task ResumeAsync(string instanceId, string bookmarkId, IReadOnlyDictionary<string, object?> input, CancellationToken ct);

    /// <summary>Sets a workflow variable, found by name, of an instance that has not ended.</summary>
    Task SetVariableAsync(VariableChange change, CancellationToken ct);

    /// <summary>Moves an instance to another version of its definition.</summary>
    /// <returns>The activities it is in that the version does not have; empty when the move was accepted.</returns>
    Task<IReadOnlyList<string>> MigrateAsync(MigrateInstance command, CancellationToken ct);

    /// <summary>Cancels one open execution of an activity and all below it; what only it could reach is skipped.</summary>
    /// <returns>False when the instance has no such execution.</returns>
    Task<bool> CancelActivityAsync(ActivityCommand command, CancellationToken ct);

    /// <summary>Begins an activity, by its id, afresh in the open flowchart that holds it.</summary>
    /// <returns>False when no open flowchart of the instance holds it.</returns>
    Task<bool> ScheduleActivityAsync(ActivityCommand command, CancellationToken ct);
}

/// <summary>Which activity (to cancel: the id of its execution; to begin: its id in the definition), and why.</summary>
public sealed record ActivityCommand(string InstanceId, string Activity, string Note);

/// <summary>A variable to set, and why.</summary>
public sealed record VariableChange(string InstanceId, string Variable, object? Value, string Note);

/// <summary>To which version an instance is to be moved, and why.</summary>
public sealed record MigrateInstance(string InstanceId, string VersionId, string Note);

/// <summary>Which failed activity to leave, by which outcomes (none = <c>Done</c>), and why.</summary>
public sealed record SkipActivity(string InstanceId, string ActivityInstanceId, string Note)
{
    /// <summary>The outcomes; empty means <c>Done</c>.</summary>
    public IReadOnlyList<string> Outcomes { get; init; } = [];
}
