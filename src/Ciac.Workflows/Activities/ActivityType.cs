using System.Reflection;
using Ciac.Workflows.Definitions;
using Microsoft.Extensions.DependencyInjection;

namespace Ciac.Workflows.Activities;

/// <summary>An activity class, read once: how it is made and what its inputs and outputs are.</summary>
internal sealed class ActivityType
{
    private readonly ObjectFactory _create;
    private readonly ActivityArgument[] _inputs;
    private readonly ActivityArgument[] _outputs;

    public ActivityType(Type type)
    {
        Class = type;
        if (typeof(IPrepared).IsAssignableFrom(type))
            Prepare = typeof(ActivityType).GetMethod(nameof(PrepareBy), BindingFlags.NonPublic | BindingFlags.Static)!
                .MakeGenericMethod(type).CreateDelegate<Action<ActivityNode, List<DefinitionFinding>>>();
        Attribute = type.GetCustomAttribute<ActivityAttribute>()!;
        Ports = type.GetCustomAttribute<EmbeddedPortsAttribute>()?.Names ?? [];
        IsContainer = typeof(Container).IsAssignableFrom(type);
        IsTerminal = type.IsDefined(typeof(TerminalAttribute), inherit: true);
        NeedsServices = type.GetConstructors().Any(constructor => constructor.GetParameters().Length > 0);
        _create = ActivatorUtilities.CreateFactory(type, []);
        var properties = type.GetProperties(BindingFlags.Public | BindingFlags.Instance);
        _inputs = [.. properties.Where(property => Is(property, typeof(Input<>))).Select(ActivityArgument.Of)];
        _outputs = [.. properties.Where(property => Is(property, typeof(Output<>))).Select(ActivityArgument.Of)];
    }

    /// <summary>Computes once per definition what the class needs from it.</summary>
    public Action<ActivityNode, List<DefinitionFinding>> Prepare { get; } = (_, _) => { };
    public Type Class { get; }
    public ActivityAttribute Attribute { get; }
    public string Name => Attribute.Type;
    public IReadOnlyList<string> Ports { get; }
    public bool IsContainer { get; }
    public bool IsTerminal { get; }
    public bool NeedsServices { get; }
    public IReadOnlyList<ActivityArgument> Inputs => _inputs;
    public IReadOnlyList<ActivityArgument> Outputs => _outputs;

    public Activity Create(IServiceProvider services)
    {
        var activity = (Activity)_create(services, null);
        foreach (var input in _inputs)
            input.Bind(activity);
        foreach (var output in _outputs)
            output.Bind(activity);
        return activity;
    }

    private static void PrepareBy<T>(ActivityNode node, List<DefinitionFinding> findings) where T : IPrepared => T.Prepare(node, findings);

    private static bool Is(PropertyInfo property, Type wrapper) =>
        property.PropertyType.IsGenericType && property.PropertyType.GetGenericTypeDefinition() == wrapper;
}
