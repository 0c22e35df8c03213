namespace Ciac.Workflows.Activities;

/// <summary>The JSON properties of a container that hold one child activity each.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class EmbeddedPortsAttribute(params string[] names) : Attribute
{
    public string[] Names { get; } = names;
}

/// <summary>Completing it ends the flowchart it is in.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class TerminalAttribute : Attribute;
