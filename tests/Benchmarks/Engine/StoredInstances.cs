namespace Benchmarks.Engine;

/// <summary>
/// Fills the tables as years of work would: of ten instances nine have ended and one waits for its second signature; one of
/// a thousand has an incident. Each is a copy, made by SQL, of one that was really played, with its journal and bookmarks.
/// </summary>
internal static class StoredInstances
{
    private static readonly string[] Fill =
    [
        """
        INSERT INTO workflows.instances (id, definition_id, version_id, version, status, sub_status, correlation_id, name, incident_count, state, created_at, updated_at, finished_at)
        SELECT 's' || n, i.definition_id, i.version_id, i.version, i.status, i.sub_status, 'c' || n, 'stored ' || n, CASE WHEN i.status = 1 AND n % 1000 = 0 THEN 1 ELSE 0 END,
               i.state, now() - n * interval '10 seconds', now() - n * interval '9 seconds', CASE WHEN i.status = 2 THEN now() - n * interval '9 seconds' END
        FROM generate_series(1, {0}) n JOIN workflows.instances i ON i.id = CASE WHEN n % 10 = 0 THEN 'open' ELSE 'ended' END
        """,
        """
        INSERT INTO workflows.journal (instance_id, sequence, at, entries)
        SELECT 's' || n, j.sequence, now() - n * interval '10 seconds', j.entries
        FROM generate_series(1, {0}) n JOIN workflows.journal j ON j.instance_id = CASE WHEN n % 10 = 0 THEN 'open' ELSE 'ended' END
        """,
        """
        INSERT INTO workflows.bookmarks (instance_id, id, name, hash, activity_id, created_at)
        SELECT 's' || n, b.id, b.name, upper(encode(sha256(('s' || n)::bytea), 'hex')), b.activity_id, now()
        FROM generate_series(10, {0}, 10) n JOIN workflows.bookmarks b ON b.instance_id = 'open'
        """,
        """
        INSERT INTO workflows.incidents (instance_id, activity_instance_id, activity_id, activity_type, message, attempt, created_at)
        SELECT 's' || n, '3', 'legal', 'Bench.Sign', 'stored', 1, now() - n * interval '10 seconds' FROM generate_series(1000, {0}, 1000) n
        """,
        "INSERT INTO workflows.inbox_keys (key, instance_id, created_at) SELECT 'k' || n, 's' || n, now() - n * interval '10 seconds' FROM generate_series(1, {0}) n",
        "VACUUM (ANALYZE) workflows.instances, workflows.journal, workflows.bookmarks, workflows.incidents, workflows.inbox_keys",
        "CHECKPOINT",
    ];

    public static async Task MakeAsync(EngineLoad load, int count)
    {
        foreach (var sql in Fill)
            await load.ScalarAsync(sql.Replace("{0}", count.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal));
    }
}
