namespace Ciac.Workflows.Activities;

/// <summary>Describes an input to the engine and the designer.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class InputAttribute : Attribute
{
    /// <summary>False: evaluated by the activity itself, as often as it needs.</summary>
    public bool AutoEvaluate { get; init; } = true;

    /// <summary>The editor in the designer, for example <c>singleline</c> or <c>dropdown</c>.</summary>
    public string UIHint { get; init; } = "singleline";

    /// <summary>Name in Chinese.</summary>
    public string DisplayZh { get; init; } = "";

    /// <summary>Name in English.</summary>
    public string DisplayEn { get; init; } = "";
}
