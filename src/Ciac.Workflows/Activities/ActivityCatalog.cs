namespace Ciac.Workflows.Activities;

/// <summary>Describes the registered classes.</summary>
internal sealed class ActivityCatalog(ActivityRegistry registry) : IActivityCatalog
{
    public IReadOnlyList<ActivityDescription> List() =>
        [.. registry.All.Where(type => type.Attribute.Category != "System").OrderBy(type => type.Attribute.Category, StringComparer.Ordinal)
            .ThenBy(type => type.Name, StringComparer.Ordinal).Select(Describe)];

    private static ActivityDescription Describe(ActivityType type) => new()
    {
        Type = type.Name,
        Category = type.Attribute.Category,
        DisplayZh = type.Attribute.DisplayZh,
        DisplayEn = type.Attribute.DisplayEn,
        DescriptionZh = type.Attribute.DescriptionZh,
        DescriptionEn = type.Attribute.DescriptionEn,
        Outcomes = type.Attribute.Outcomes is { Length: > 0 } outcomes ? outcomes : type.IsTerminal ? [] : ["Done"],
        EmbeddedPorts = type.Ports,
        IsTrigger = type.Attribute.IsTrigger,
        IsContainer = type.IsContainer,
        IsTerminal = type.IsTerminal,
        Inputs = [.. type.Inputs.Select(Describe)],
        Outputs = [.. type.Outputs.Select(Describe)],
    };

    private static ArgumentDescription Describe(ActivityArgument argument) => new(argument.Name, AliasOf(argument.ValueType), argument.UIHint)
    {
        DisplayZh = argument.DisplayZh,
        DisplayEn = argument.DisplayEn,
    };

    private static string AliasOf(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } value)
            return AliasOf(value) + "?";
        if (!type.IsGenericType)
            return type.Name;
        return type.GetGenericTypeDefinition() == typeof(Dictionary<,>) ? "ObjectDictionary" : $"List<{AliasOf(type.GetGenericArguments()[0])}>";
    }
}
