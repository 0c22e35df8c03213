-- A unit's data changes by a sealed confirmation that says before and after.
CREATE TABLE ciac.enterprise_changes (
    id uuid NOT NULL,
    number text NOT NULL,
    identifier text NOT NULL,
    credential_id uuid NOT NULL,
    state text NOT NULL,
    before_json bytea NOT NULL,
    after_json bytea NOT NULL,
    workflow_instance_id text,
    signature_request_id uuid,
    end_reason text,
    created_at timestamptz NOT NULL,
    ended_at timestamptz,
    CONSTRAINT enterprise_changes_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX enterprise_changes_number ON ciac.enterprise_changes (number);
CREATE INDEX enterprise_changes_identifier ON ciac.enterprise_changes (identifier, created_at);
CREATE UNIQUE INDEX enterprise_changes_one_open ON ciac.enterprise_changes (credential_id) WHERE ended_at IS NULL;
