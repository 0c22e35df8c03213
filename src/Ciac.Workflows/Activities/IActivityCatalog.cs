namespace Ciac.Workflows.Activities;

/// <summary>The activity types of this process, as a designer shows them.</summary>
public interface IActivityCatalog
{
    /// <summary>All types, by category and name.</summary>
    IReadOnlyList<ActivityDescription> List();
}

/// <summary>An activity type.</summary>
public sealed record ActivityDescription
{
    /// <summary>The type name in definitions.</summary>
    public required string Type { get; init; }

    /// <summary>Group in the palette.</summary>
    public required string Category { get; init; }

    /// <summary>Name in Chinese.</summary>
    public required string DisplayZh { get; init; }

    /// <summary>Name in English.</summary>
    public required string DisplayEn { get; init; }

    /// <summary>One sentence in Chinese.</summary>
    public string DescriptionZh { get; init; } = "";

    /// <summary>One sentence in English.</summary>
    public string DescriptionEn { get; init; } = "";

    /// <summary>Its outcomes.</summary>
    public IReadOnlyList<string> Outcomes { get; init; } = [];

    /// <summary>JSON properties that hold one child each.</summary>
    public IReadOnlyList<string> EmbeddedPorts { get; init; } = [];

    /// <summary>Whether it may start a workflow.</summary>
    public bool IsTrigger { get; init; }

    /// <summary>Whether it holds other activities.</summary>
    public bool IsContainer { get; init; }

    /// <summary>Whether completing it ends its flowchart.</summary>
    public bool IsTerminal { get; init; }

    /// <summary>Its inputs.</summary>
    public IReadOnlyList<ArgumentDescription> Inputs { get; init; } = [];

    /// <summary>Its outputs.</summary>
    public IReadOnlyList<ArgumentDescription> Outputs { get; init; } = [];
}

/// <summary>An input or output of an activity type.</summary>
/// <param name="Name">Its JSON name.</param>
/// <param name="TypeName">Elsa's alias of its type.</param>
/// <param name="UIHint">The editor.</param>
public sealed record ArgumentDescription(string Name, string TypeName, string UIHint)
{
    /// <summary>Name in Chinese; empty = not given.</summary>
    public string DisplayZh { get; init; } = "";

    /// <summary>Name in English; empty = not given.</summary>
    public string DisplayEn { get; init; } = "";
}
