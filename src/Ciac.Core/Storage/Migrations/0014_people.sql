-- Who a text was for and from where a code was asked: limits count them (TextLimits).
ALTER TABLE ciac.text_messages ADD COLUMN identifier text;
ALTER TABLE ciac.text_messages ADD COLUMN address text;
CREATE INDEX text_messages_unit ON ciac.text_messages (identifier, created_at);
CREATE INDEX text_messages_address ON ciac.text_messages (address, created_at);
CREATE INDEX text_messages_created ON ciac.text_messages (created_at);

-- For what is forgotten after its time.
CREATE INDEX messages_created ON ciac.messages (created_at);

-- 待我签署: a person's requests are found by the blind index of the identity number; a phone's session is bound to person and units.
ALTER TABLE ciac.signatories ADD COLUMN identity_index bytea;
CREATE INDEX signatories_identity ON ciac.signatories (identity_index) WHERE identity_index IS NOT NULL;
CREATE TABLE ciac.phone_sessions (
    id uuid NOT NULL,
    token_hash bytea NOT NULL,
    person_index bytea NOT NULL,
    units text[] NOT NULL,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    CONSTRAINT phone_sessions_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX phone_sessions_token ON ciac.phone_sessions (token_hash);
CREATE INDEX phone_sessions_expires ON ciac.phone_sessions (expires_at);

-- C1: the scan of the document and the photo of the person, encrypted; kept as long as the settings say.
CREATE TABLE ciac.counter_pictures (
    id uuid NOT NULL,
    entry_id uuid NOT NULL,
    kind text NOT NULL,
    sha256 bytea NOT NULL,
    content bytea NOT NULL,
    width integer NOT NULL,
    height integer NOT NULL,
    created_at timestamptz NOT NULL,
    CONSTRAINT counter_pictures_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX counter_pictures_entry ON ciac.counter_pictures (entry_id, kind);
CREATE INDEX counter_pictures_created ON ciac.counter_pictures (created_at);
