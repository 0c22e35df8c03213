using System.Collections.Frozen;

namespace Ciac.Workflows.Activities;

/// <summary>The activity classes of this process, by type name.</summary>
internal sealed class ActivityRegistry(WorkflowOptions options)
{
    private readonly FrozenDictionary<string, ActivityType> _types = options.ActivityAssemblies.Distinct()
        .SelectMany(assembly => assembly.GetTypes())
        .Where(type => type is { IsAbstract: false } && type.IsDefined(typeof(ActivityAttribute), inherit: false))
        .Select(type => new ActivityType(type))
        .ToFrozenDictionary(type => type.Name, StringComparer.OrdinalIgnoreCase);

    public IEnumerable<ActivityType> All => _types.Values;

    public ActivityType? Find(string type) => _types.GetValueOrDefault(type);
}
