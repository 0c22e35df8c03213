-- A clerk asks an administrator (F6 a), and which request a grant answers; administrators appointed and taken back (F8).
ALTER TABLE ciac.grants ADD COLUMN answers_id uuid;
DROP INDEX ciac.grants_one_request;
CREATE UNIQUE INDEX grants_one_request ON ciac.grants (grantee_id) WHERE kind IN ('Requested', 'Asked') AND ended_at IS NULL;
CREATE INDEX grants_asked ON ciac.grants (identifier) WHERE kind = 'Asked' AND ended_at IS NULL;

CREATE TABLE ciac.appointments (
    id uuid NOT NULL,
    number text NOT NULL,
    act text NOT NULL,
    identifier text NOT NULL,
    credential_id uuid NOT NULL,
    by_id uuid NOT NULL,
    state text NOT NULL,
    role_before text NOT NULL,
    role_after text NOT NULL,
    holder_name text NOT NULL,
    holder_document_number bytea NOT NULL,
    workflow_instance_id text,
    signature_request_id uuid,
    end_reason text,
    created_at timestamptz NOT NULL,
    ended_at timestamptz,
    CONSTRAINT appointments_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX appointments_number ON ciac.appointments (number);
CREATE INDEX appointments_identifier ON ciac.appointments (identifier, created_at);
CREATE UNIQUE INDEX appointments_one_open ON ciac.appointments (credential_id) WHERE ended_at IS NULL;
