namespace Ciac.Workflows.Storage;

/// <summary>Where a private PostgreSQL cluster lives.</summary>
/// <param name="DataFolder">Folder of the cluster; made when absent.</param>
public sealed record EmbeddedPostgresOptions(string DataFolder)
{
    /// <summary>For tests: no fsync, and the folder is removed when the last user is gone.</summary>
    public bool Volatile { get; init; }
}
