-- The engine's tables. Text ids come from the caller or from the engine; every time is a parameter, never now().

CREATE TABLE workflows.definitions (
    version_id         text PRIMARY KEY,
    definition_id      text NOT NULL,
    version            integer NOT NULL,
    name               text NOT NULL,
    content            text NOT NULL,
    content_sha256     text NOT NULL,
    is_latest          boolean NOT NULL,
    is_published       boolean NOT NULL,
    usable_as_activity boolean NOT NULL,
    -- Which version each nested workflow is, decided at import: a running instance never changes under its feet.
    pins               text NOT NULL,
    note               text NOT NULL,
    author             text NOT NULL,
    created_at         timestamptz NOT NULL,
    published_at       timestamptz,
    UNIQUE (definition_id, version)
);
CREATE UNIQUE INDEX definitions_latest ON workflows.definitions (definition_id) WHERE is_latest;
CREATE UNIQUE INDEX definitions_published ON workflows.definitions (definition_id) WHERE is_published;

CREATE TABLE workflows.triggers (
    version_id    text NOT NULL REFERENCES workflows.definitions ON DELETE CASCADE,
    definition_id text NOT NULL,
    activity_id   text NOT NULL,
    name          text NOT NULL,
    hash          text NOT NULL,
    payload       text,
    PRIMARY KEY (version_id, activity_id, hash)
);

-- One row per instance, rewritten by each burst: room on the page keeps the rewrite on it, and no index holds what changes often.
CREATE TABLE workflows.instances (
    id             text PRIMARY KEY,
    definition_id  text NOT NULL,
    version_id     text NOT NULL,
    version        integer NOT NULL,
    status         smallint NOT NULL,
    sub_status     smallint NOT NULL,
    correlation_id text,
    name           text,
    parent_id      text,
    incident_count integer NOT NULL,
    state          text NOT NULL,
    created_at     timestamptz NOT NULL,
    updated_at     timestamptz NOT NULL,
    finished_at    timestamptz
) WITH (fillfactor = 60);
CREATE INDEX instances_by_definition ON workflows.instances (definition_id, created_at);
CREATE INDEX instances_by_correlation ON workflows.instances (correlation_id) WHERE correlation_id IS NOT NULL;
CREATE INDEX instances_with_incidents ON workflows.instances (created_at) WHERE incident_count > 0;
CREATE INDEX instances_by_parent ON workflows.instances (parent_id) WHERE parent_id IS NOT NULL;
CREATE INDEX instances_finished ON workflows.instances (finished_at) WHERE finished_at IS NOT NULL;

-- Where stimuli find the instances that wait for them. Timers are not here: they are addressed.
CREATE TABLE workflows.bookmarks (
    instance_id    text NOT NULL,
    id             text NOT NULL,
    name           text NOT NULL,
    hash           text NOT NULL,
    activity_id    text NOT NULL,
    correlation_id text,
    created_at     timestamptz NOT NULL,
    PRIMARY KEY (instance_id, id)
);
CREATE INDEX bookmarks_by_hash ON workflows.bookmarks (hash);

-- kind: 1 start, 2 stimulus, 3 resume a bookmark (timers are these), 4 cancel, 5 retry, 6 skip, 7 set a variable, 8 migrate.
CREATE TABLE workflows.inbox (
    id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind           smallint NOT NULL,
    due_at         timestamptz NOT NULL,
    waiting        boolean NOT NULL DEFAULT false,
    instance_id    text,
    bookmark_id    text,
    definition_id  text,
    correlation_id text,
    name           text,
    hash           text,
    body           text,
    attempts       integer NOT NULL DEFAULT 0,
    created_at     timestamptz NOT NULL
);
CREATE INDEX inbox_due ON workflows.inbox (due_at, id) WHERE NOT waiting;
CREATE INDEX inbox_waiting ON workflows.inbox (hash) WHERE waiting;
CREATE INDEX inbox_addressed ON workflows.inbox (instance_id) WHERE waiting OR kind = 3;

CREATE TABLE workflows.inbox_keys (
    key         text PRIMARY KEY,
    instance_id text,
    created_at  timestamptz NOT NULL
);
CREATE INDEX inbox_keys_age ON workflows.inbox_keys (created_at);

CREATE TABLE workflows.outbox (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind         text NOT NULL,
    key          text NOT NULL,
    payload      text NOT NULL,
    instance_id  text,
    due_at       timestamptz NOT NULL,
    attempts     integer NOT NULL DEFAULT 0,
    fence        bigint NOT NULL DEFAULT 0,
    last_error   text,
    created_at   timestamptz NOT NULL
);
CREATE INDEX outbox_due ON workflows.outbox (due_at, id);

CREATE TABLE workflows.outbox_keys (
    key        text PRIMARY KEY,
    created_at timestamptz NOT NULL
);
CREATE INDEX outbox_keys_age ON workflows.outbox_keys (created_at);

CREATE TABLE workflows.dead_letters (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    source      text NOT NULL,
    instance_id text,
    name        text NOT NULL,
    body        text,
    reason      text NOT NULL,
    created_at  timestamptz NOT NULL
);

-- One row per burst: the entries as a JSON array, so that a burst writes one row however many activities it ran.
CREATE TABLE workflows.journal (
    instance_id text NOT NULL,
    sequence    bigint NOT NULL,
    at          timestamptz NOT NULL,
    entries     text NOT NULL,
    PRIMARY KEY (instance_id, sequence)
);

CREATE TABLE workflows.incidents (
    instance_id          text NOT NULL,
    activity_instance_id text NOT NULL,
    activity_id          text NOT NULL,
    activity_type        text NOT NULL,
    message              text NOT NULL,
    detail               text,
    input                text,
    attempt              integer NOT NULL,
    created_at           timestamptz NOT NULL,
    PRIMARY KEY (instance_id, activity_instance_id)
);
