namespace Ciac.Workflows.Activities;

/// <summary>Describes an activity class to the engine and the designer.</summary>
/// <param name="type">The type name in definitions, for example <c>Elsa.Delay</c>.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ActivityAttribute(string type) : Attribute
{
    /// <summary>The type name in definitions.</summary>
    public string Type { get; } = type;

    /// <summary>Group in the palette.</summary>
    public string Category { get; init; } = "General";

    /// <summary>Name in Chinese.</summary>
    public string DisplayZh { get; init; } = "";

    /// <summary>Name in English.</summary>
    public string DisplayEn { get; init; } = "";

    /// <summary>One sentence in Chinese.</summary>
    public string DescriptionZh { get; init; } = "";

    /// <summary>One sentence in English.</summary>
    public string DescriptionEn { get; init; } = "";

    /// <summary>The outcomes; empty means only <c>Done</c>.</summary>
    public string[] Outcomes { get; init; } = [];

    /// <summary>Whether it may start a workflow.</summary>
    public bool IsTrigger { get; init; }
}
