namespace Ciac.Workflows.Inbox;

/// <summary>The statements of <see cref="BatchWriter"/>; each parameter is a column of all rows.</summary>
internal static class BatchSql
{
    public const string InsertInstances = """
        INSERT INTO workflows.instances (id, definition_id, version_id, version, status, sub_status, correlation_id, name, parent_id,
            incident_count, state, created_at, updated_at, finished_at)
        SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::int[], $5::smallint[], $6::smallint[], $7::text[], $8::text[], $9::text[],
            $10::int[], $11::text[], $12::timestamptz[], $13::timestamptz[], $14::timestamptz[])
        """;

    public const string UpdateInstances = """
        UPDATE workflows.instances i SET version_id = n.version_id, version = n.version, status = n.status, sub_status = n.sub_status, correlation_id = n.correlation_id, name = n.name,
            incident_count = n.incidents, state = n.state, updated_at = n.updated_at, finished_at = n.finished_at
        FROM unnest($1::text[], $2::smallint[], $3::smallint[], $4::text[], $5::text[], $6::int[], $7::text[], $8::timestamptz[], $9::timestamptz[],
            $10::text[], $11::int[]) AS n(id, status, sub_status, correlation_id, name, incidents, state, updated_at, finished_at, version_id, version)
        WHERE i.id = n.id
        """;

    public const string DeleteBookmarks = "DELETE FROM workflows.bookmarks b USING unnest($1::text[], $2::text[]) AS n(instance_id, id) WHERE b.instance_id = n.instance_id AND b.id = n.id";

    public const string InsertBookmarks = """
        INSERT INTO workflows.bookmarks (instance_id, id, name, hash, activity_id, correlation_id, created_at)
        SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::timestamptz[])
        """;

    public const string DeleteTimers = """
        DELETE FROM workflows.inbox i USING unnest($1::text[], $2::text[]) AS n(instance_id, bookmark_id)
        WHERE i.instance_id = n.instance_id AND i.bookmark_id = n.bookmark_id AND i.kind = 3
        """;

    public const string InsertTimers = """
        INSERT INTO workflows.inbox (kind, due_at, instance_id, bookmark_id, created_at)
        SELECT * FROM unnest($1::smallint[], $2::timestamptz[], $3::text[], $4::text[], $5::timestamptz[])
        """;

    public const string InsertJournal = """
        INSERT INTO workflows.journal (instance_id, sequence, at, entries)
        SELECT * FROM unnest($1::text[], $2::bigint[], $3::timestamptz[], $4::text[])
        """;

    public const string DeleteIncidents = """
        DELETE FROM workflows.incidents i USING unnest($1::text[], $2::text[]) AS n(instance_id, id)
        WHERE i.instance_id = n.instance_id AND i.activity_instance_id = n.id
        """;

    public const string InsertIncidents = """
        INSERT INTO workflows.incidents (instance_id, activity_instance_id, activity_id, activity_type, message, detail, input, attempt, created_at)
        SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::int[], $9::timestamptz[])
        """;

    public const string DeleteItems = "DELETE FROM workflows.inbox WHERE id = ANY($1)";

    public const string ParkItems = "UPDATE workflows.inbox SET waiting = true WHERE id = ANY($1)";

    public const string PostponeItems = """
        UPDATE workflows.inbox i SET attempts = attempts + 1, due_at = n.due_at
        FROM unnest($1::bigint[], $2::timestamptz[]) AS n(id, due_at) WHERE i.id = n.id
        """;

    public const string InsertItems = """
        INSERT INTO workflows.inbox (kind, due_at, instance_id, bookmark_id, definition_id, correlation_id, name, hash, body, created_at)
        SELECT * FROM unnest($1::smallint[], $2::timestamptz[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::timestamptz[])
        """;

    public const string InsertDeadLetters = """
        INSERT INTO workflows.dead_letters (source, instance_id, name, body, reason, created_at, kind, definition_id, bookmark_id, correlation_id, hash)
        SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::timestamptz[], $7::smallint[], $8::text[], $9::text[], $10::text[], $11::text[])
        """;

    /// <summary>Early stimuli of an instance that has ended will never meet a bookmark.</summary>
    public const string BuryWaiting = """
        WITH gone AS (DELETE FROM workflows.inbox WHERE waiting AND instance_id = ANY($1) RETURNING instance_id, name, body, kind, hash, correlation_id)
        INSERT INTO workflows.dead_letters (source, instance_id, name, body, reason, created_at, kind, hash, correlation_id)
        SELECT 'inbox', instance_id, coalesce(name, ''), body, 'The instance has ended.', ($2::timestamptz[])[1], kind, hash, correlation_id FROM gone
        """;
}
