namespace Ciac.Workflows.Hosting;

/// <summary>The statements of <see cref="Maintenance"/>: each deals with at most as many rows as its last parameter says.</summary>
internal static class MaintenanceSql
{
    public const string Wake = """
        UPDATE workflows.inbox i SET waiting = false WHERE i.waiting AND EXISTS (
            SELECT 1 FROM workflows.bookmarks b WHERE b.hash = i.hash AND (i.instance_id IS NULL OR b.instance_id = i.instance_id)
            AND (i.correlation_id IS NULL OR b.correlation_id = i.correlation_id))
        """;

    /// <summary>One that names an instance waits as long as that lives; if there is none (any more), as long as one that names none.</summary>
    public const string BuryOld = """
        WITH old AS (
                SELECT id FROM workflows.inbox i WHERE waiting AND created_at < $1 AND due_at < $1
                AND (instance_id IS NULL OR NOT EXISTS (SELECT 1 FROM workflows.instances n WHERE n.id = i.instance_id))
                LIMIT $3 FOR UPDATE SKIP LOCKED),
            gone AS (DELETE FROM workflows.inbox WHERE id IN (SELECT id FROM old) RETURNING instance_id, name, body, kind, hash, correlation_id)
        INSERT INTO workflows.dead_letters (source, instance_id, name, body, reason, created_at, kind, hash, correlation_id)
        SELECT 'inbox', instance_id, coalesce(name, ''), body,
               CASE WHEN instance_id IS NULL THEN 'Nobody waited for it.' ELSE 'There is no such instance: it never came, or it has been removed.' END, $2, kind, hash, correlation_id FROM gone
        """;

    /// <summary>Parked while its instance came and ended in the same moment.</summary>
    public const string BuryEnded = """
        WITH old AS (
                SELECT i.id FROM workflows.inbox i JOIN workflows.instances n ON n.id = i.instance_id
                WHERE i.waiting AND n.status = 2 LIMIT $2 FOR UPDATE OF i SKIP LOCKED),
            gone AS (DELETE FROM workflows.inbox WHERE id IN (SELECT id FROM old) RETURNING instance_id, name, body, kind, hash, correlation_id)
        INSERT INTO workflows.dead_letters (source, instance_id, name, body, reason, created_at, kind, hash, correlation_id)
        SELECT 'inbox', instance_id, coalesce(name, ''), body, 'The instance has ended.', $1, kind, hash, correlation_id FROM gone
        """;

    public const string ForgetInboxKeys =
        "DELETE FROM workflows.inbox_keys WHERE key IN (SELECT key FROM workflows.inbox_keys WHERE created_at < $1 ORDER BY created_at LIMIT $2)";

    public const string ForgetOutboxKeys = """
        DELETE FROM workflows.outbox_keys WHERE key IN (
            SELECT key FROM workflows.outbox_keys k WHERE created_at < $1
            AND NOT EXISTS (SELECT 1 FROM workflows.outbox o WHERE o.key = k.key) ORDER BY created_at LIMIT $2)
        """;

    public const string Prune = """
        WITH old AS (SELECT id FROM workflows.instances WHERE finished_at < $1 ORDER BY finished_at LIMIT $2 FOR UPDATE SKIP LOCKED),
             journal AS (DELETE FROM workflows.journal WHERE instance_id IN (SELECT id FROM old)),
             incidents AS (DELETE FROM workflows.incidents WHERE instance_id IN (SELECT id FROM old))
        DELETE FROM workflows.instances WHERE id IN (SELECT id FROM old)
        """;
}
