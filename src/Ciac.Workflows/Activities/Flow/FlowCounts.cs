namespace Ciac.Workflows.Activities.Flow;

/// <summary>How often activities and connections were visited: one array in the execution, so that it stores small.</summary>
internal sealed class FlowCounts(int[] counts, int activities, int connections)
{
    public void VisitActivity(int activity) => counts[activity]++;

    public void VisitConnection(FlowConnection connection, bool followed)
    {
        counts[activities + connection.Index]++;
        counts[activities + connections + connection.Index] = followed ? 1 : 0;
    }

    /// <summary>Visited more often than its target.</summary>
    public bool IsAhead(FlowConnection connection, int target) => counts[activities + connection.Index] > counts[target];

    /// <summary>Its last visit followed it.</summary>
    public bool WasFollowed(FlowConnection connection) => counts[activities + connections + connection.Index] == 1;
}
