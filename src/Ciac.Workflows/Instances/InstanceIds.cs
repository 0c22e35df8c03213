namespace Ciac.Workflows.Instances;

/// <summary>Ids of new instances: ordered by time, so that the index grows at one end.</summary>
internal static class InstanceIds
{
    public static string New(DateTimeOffset now) => Guid.CreateVersion7(now).ToString("n");
}
