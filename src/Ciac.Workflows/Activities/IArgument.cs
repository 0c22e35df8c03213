namespace Ciac.Workflows.Activities;

/// <summary>An input or output property: the engine tells it its name.</summary>
internal interface IArgument
{
    string Name { get; set; }
}
