-- What the lists of the management API walk along. Their columns and conditions change only when an instance begins, ends or
-- is moved by hand, so a burst's rewrite of the row still needs no index entry.
CREATE INDEX instances_open ON workflows.instances (created_at) WHERE status = 1;
CREATE INDEX instances_open_by_definition ON workflows.instances (definition_id, created_at) WHERE status = 1;
CREATE INDEX instances_cancelled ON workflows.instances (created_at) WHERE sub_status = 5;
CREATE INDEX instances_by_version ON workflows.instances (version_id, created_at);
-- In the order of bytes: equality and the beginning of a text, whatever the collation of the database.
DROP INDEX workflows.instances_by_correlation;
CREATE INDEX instances_by_correlation ON workflows.instances (correlation_id text_pattern_ops) WHERE correlation_id IS NOT NULL;
CREATE INDEX instances_by_name ON workflows.instances (name text_pattern_ops);
CREATE INDEX incidents_by_age ON workflows.incidents (created_at);

-- inbox.kind further: 9 cancel an execution, 10 begin an activity.

-- A dead letter keeps what it needs to be sent again.
ALTER TABLE workflows.dead_letters
    ADD COLUMN kind smallint,
    ADD COLUMN definition_id text,
    ADD COLUMN bookmark_id text,
    ADD COLUMN correlation_id text,
    ADD COLUMN hash text,
    ADD COLUMN key text;
