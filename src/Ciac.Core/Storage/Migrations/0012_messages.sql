-- What people are told. The parameters may name people: encrypted at rest.
CREATE TABLE ciac.messages (
    id uuid NOT NULL,
    unique_id text NOT NULL,
    identifier text NOT NULL,
    kind text NOT NULL,
    parameters_json bytea NOT NULL,
    link text NOT NULL,
    key text,
    created_at timestamptz NOT NULL,
    read_at timestamptz,
    CONSTRAINT messages_pkey PRIMARY KEY (id)
);
CREATE INDEX messages_box ON ciac.messages (unique_id, created_at);
CREATE INDEX messages_unread ON ciac.messages (unique_id) WHERE read_at IS NULL;
CREATE UNIQUE INDEX messages_once ON ciac.messages (unique_id, key) WHERE key IS NOT NULL;

-- For the number in the header, and for the warnings before a certificate ends.
CREATE INDEX signature_requests_open ON ciac.signature_requests (owner_unique_id) WHERE state = 'Open';
CREATE INDEX credentials_valid_until ON ciac.credentials (valid_until);

-- For what is forgotten after its time.
CREATE INDEX callback_nonces_seen ON ciac.callback_nonces (seen_at);
CREATE INDEX holder_codes_sent ON ciac.holder_codes (sent_at);
CREATE INDEX scan_sign_ins_expires ON ciac.scan_sign_ins (expires_at);
CREATE INDEX licence_events_received ON ciac.licence_events (received_at);
