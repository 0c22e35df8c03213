using Ciac.Workflows.Instances;

namespace Ciac.Portal.Api.Workflows;

/// <summary>What the newest instances of a definition say about its activities: the heat map of a diagram.</summary>
public static class StatisticsEndpoints
{
    public static void Map(RouteGroupBuilder api) =>
        api.MapGet("/workflow-definitions/{definitionId}/statistics", ReadAsync).RequireAuthorization(WorkflowAccess.Read).WithTags("Definitions")
            .WithSummary("Per activity: how often begun, completed, failed, its median wait and its fault rate, over the 5,000 newest bursts");

    private static async Task<IResult> ReadAsync(string definitionId, IInstanceReader reader, CancellationToken ct) => Results.Json(new
    {
        stats = (await reader.StatisticsAsync(definitionId, ct)).Select(row => new
        {
            activityNodeId = row.NodeId,
            startedCount = row.Started,
            completedCount = row.Completed,
            faultedCount = row.Faulted,
            openCount = row.Open,
            medianWaitSeconds = row.MedianWait?.TotalSeconds,
            faultRate = row.Started == 0 ? 0 : Math.Round((double)row.Faulted / row.Started, 4),
        }),
    });
}
