using System.Reflection;

namespace Ciac.Workflows;

/// <summary>Settings of the engine in one process.</summary>
public sealed class WorkflowOptions
{
    private readonly List<Assembly> _assemblies = [typeof(WorkflowOptions).Assembly];

    /// <summary>This process's name in the cluster; must be unique.</summary>
    public string Node { get; set; } = $"{Environment.MachineName}-{Environment.ProcessId}";

    /// <summary>Burst workers of this process.</summary>
    public int Workers { get; set; } = 2;

    /// <summary>Parallel outbox deliveries of this process.</summary>
    public int Senders { get; set; } = 4;

    /// <summary>Bursts of different instances that may share one commit.</summary>
    public int BatchSize { get; set; } = 50;

    /// <summary>How far this node's clock may be off the database's; null = not checked (tests with a clock of their own).</summary>
    public TimeSpan? MaxClockSkew { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How long a stimulus that names no instance waits for a bookmark before it becomes a dead letter.</summary>
    public TimeSpan KeepUnmatchedStimuli { get; set; } = TimeSpan.FromDays(30);

    /// <summary>How long an idempotency key is remembered.</summary>
    public TimeSpan KeepKeys { get; set; } = TimeSpan.FromDays(90);

    /// <summary>How long finished instances are kept; null = for ever.</summary>
    public TimeSpan? KeepFinishedInstances { get; set; }

    /// <summary>A node that stands still inside a burst for so long has lost it: PostgreSQL ends its session, others take over.</summary>
    public TimeSpan FrozenAfter { get; set; } = TimeSpan.FromSeconds(6);

    /// <summary>Whether the workers run in the background; false = only <see cref="WorkflowEngine.DrainAsync"/> moves anything.</summary>
    public bool RunWorkers { get; set; } = true;

    /// <summary>The assemblies searched for activities.</summary>
    public IReadOnlyList<Assembly> ActivityAssemblies => _assemblies;

    /// <summary>Adds the activities of an assembly.</summary>
    public void AddActivitiesFrom(Assembly assembly) => _assemblies.Add(assembly);
}
