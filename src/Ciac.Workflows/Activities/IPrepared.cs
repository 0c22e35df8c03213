using Ciac.Workflows.Definitions;

namespace Ciac.Workflows.Activities;

/// <summary>An activity class that computes something from its node once, when the graph is built.</summary>
internal interface IPrepared
{
    static abstract void Prepare(ActivityNode node, List<DefinitionFinding> findings);
}
