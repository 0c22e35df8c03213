-- Signing in by electronic licence and by one-network account.
ALTER TABLE ciac.credentials ADD COLUMN kind text NOT NULL DEFAULT 'Certificate';
ALTER TABLE ciac.credentials ALTER COLUMN kind DROP DEFAULT;
ALTER TABLE ciac.sessions ADD COLUMN kind text NOT NULL DEFAULT 'Certificate';
ALTER TABLE ciac.sessions ALTER COLUMN kind DROP DEFAULT;

CREATE TABLE ciac.scan_sign_ins (
    id uuid NOT NULL,
    number text NOT NULL,
    browser_hash bytea NOT NULL,
    ticket text NOT NULL,
    qr_text text NOT NULL,
    return_to text,
    state text NOT NULL,
    holder_json bytea,
    refusal text,
    workflow_instance_id text,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    ended_at timestamptz,
    CONSTRAINT scan_sign_ins_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX scan_sign_ins_number ON ciac.scan_sign_ins (number);
CREATE UNIQUE INDEX scan_sign_ins_ticket ON ciac.scan_sign_ins (ticket);
CREATE INDEX scan_sign_ins_browser ON ciac.scan_sign_ins (browser_hash, created_at);

-- Callbacks as they came, until the workflow has applied them: whom they name is personal data.
CREATE TABLE ciac.licence_events (
    id text NOT NULL,
    scan_number text NOT NULL,
    kind text NOT NULL,
    holder_json bytea,
    received_at timestamptz NOT NULL,
    CONSTRAINT licence_events_pkey PRIMARY KEY (id)
);

CREATE TABLE ciac.one_network_sign_ins (
    state_hash bytea NOT NULL,
    browser_hash bytea NOT NULL,
    nonce text NOT NULL,
    verifier bytea NOT NULL,
    redirect_uri text NOT NULL,
    return_to text,
    expires_at timestamptz NOT NULL,
    CONSTRAINT one_network_sign_ins_pkey PRIMARY KEY (state_hash)
);
CREATE INDEX one_network_sign_ins_expires ON ciac.one_network_sign_ins (expires_at);
