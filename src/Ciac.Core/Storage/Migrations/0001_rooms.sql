-- The tables of the rooms. The EF model describes the same; a test compares the two.
CREATE SCHEMA IF NOT EXISTS ciac;

CREATE TABLE ciac.enterprises (
    id uuid NOT NULL,
    origin text NOT NULL,
    identifier text NOT NULL,
    name text NOT NULL,
    economic_type text NOT NULL,
    registered_place text NOT NULL,
    registration_number text NOT NULL,
    registered_capital text NOT NULL,
    representative_name text NOT NULL,
    representative_document_kind text NOT NULL,
    representative_document_number bytea NOT NULL,
    contact text NOT NULL,
    phone bytea NOT NULL,
    country text NOT NULL,
    registry_as_of timestamptz,
    created_at timestamptz NOT NULL,
    CONSTRAINT enterprises_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX enterprises_identifier ON ciac.enterprises (identifier);

CREATE TABLE ciac.credentials (
    id uuid NOT NULL,
    enterprise_id uuid NOT NULL,
    unique_id text NOT NULL,
    serial_number text NOT NULL,
    valid_from timestamptz NOT NULL,
    valid_until timestamptz NOT NULL,
    thumbprint text NOT NULL,
    nickname text NOT NULL,
    holder_name text,
    holder_document_kind text,
    holder_document_number bytea,
    holder_mobile bytea,
    holder_registration text NOT NULL,
    role text NOT NULL,
    is_main boolean NOT NULL,
    status text NOT NULL,
    activated_at timestamptz NOT NULL,
    CONSTRAINT credentials_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX credentials_unique_id ON ciac.credentials (unique_id);
CREATE INDEX credentials_enterprise ON ciac.credentials (enterprise_id);
CREATE UNIQUE INDEX credentials_one_main ON ciac.credentials (enterprise_id) WHERE is_main AND status = 'Active';

CREATE TABLE ciac.activations (
    id uuid NOT NULL,
    number text NOT NULL,
    unique_id text NOT NULL,
    identifier text NOT NULL,
    enterprise_name text NOT NULL,
    serial_number text NOT NULL,
    thumbprint text NOT NULL,
    valid_from timestamptz NOT NULL,
    valid_until timestamptz NOT NULL,
    state text NOT NULL,
    form_json bytea NOT NULL,
    workflow_instance_id text,
    signature_request_id uuid,
    end_reason text,
    created_at timestamptz NOT NULL,
    submitted_at timestamptz,
    ended_at timestamptz,
    CONSTRAINT activations_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX activations_number ON ciac.activations (number);
CREATE INDEX activations_identifier ON ciac.activations (identifier);
CREATE UNIQUE INDEX activations_one_open ON ciac.activations (unique_id) WHERE ended_at IS NULL;

CREATE TABLE ciac.documents (
    id uuid NOT NULL,
    number text NOT NULL,
    title text NOT NULL,
    owner_identifier text NOT NULL,
    verification_code text NOT NULL,
    form_json bytea NOT NULL,
    created_at timestamptz NOT NULL,
    CONSTRAINT documents_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX documents_number ON ciac.documents (number);
CREATE UNIQUE INDEX documents_verification_code ON ciac.documents (verification_code);

CREATE TABLE ciac.document_revisions (
    document_id uuid NOT NULL,
    number integer NOT NULL,
    sha256 bytea NOT NULL,
    content bytea NOT NULL,
    created_at timestamptz NOT NULL,
    CONSTRAINT document_revisions_pkey PRIMARY KEY (document_id, number)
);

CREATE TABLE ciac.signature_requests (
    id uuid NOT NULL,
    subject text NOT NULL,
    title text NOT NULL,
    owner_unique_id text NOT NULL,
    owner_identifier text NOT NULL,
    document_id uuid NOT NULL,
    state text NOT NULL,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    ended_at timestamptz,
    decline_reason text,
    CONSTRAINT signature_requests_pkey PRIMARY KEY (id)
);
CREATE INDEX signature_requests_subject ON ciac.signature_requests (subject);

CREATE TABLE ciac.signatories (
    id uuid NOT NULL,
    request_id uuid NOT NULL,
    "order" integer NOT NULL,
    role text NOT NULL,
    field_name text NOT NULL,
    display_name text NOT NULL,
    expected_identity bytea NOT NULL,
    link_mobile bytea NOT NULL,
    link_hash bytea,
    link_text_id text,
    prepared_json text,
    credential_id text,
    masked_phone text,
    challenge text NOT NULL,
    challenge_key text,
    code_expires_at timestamptz,
    resend_allowed_at timestamptz,
    tries integer NOT NULL,
    viewed_at timestamptz,
    signed_at timestamptz,
    signed_by text,
    CONSTRAINT signatories_pkey PRIMARY KEY (id),
    CONSTRAINT signatories_request FOREIGN KEY (request_id) REFERENCES ciac.signature_requests (id) ON DELETE CASCADE
);
CREATE INDEX signatories_request_index ON ciac.signatories (request_id);
CREATE UNIQUE INDEX signatories_link ON ciac.signatories (link_hash);

CREATE TABLE ciac.representative_reviews (
    id uuid NOT NULL,
    subject text NOT NULL,
    enterprise_name text NOT NULL,
    identifier text NOT NULL,
    representative_name text NOT NULL,
    representative_document_number bytea NOT NULL,
    document_id uuid NOT NULL,
    decision text NOT NULL,
    reason text,
    decided_by uuid,
    decided_at timestamptz,
    created_at timestamptz NOT NULL,
    due_at timestamptz NOT NULL,
    CONSTRAINT representative_reviews_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX representative_reviews_subject ON ciac.representative_reviews (subject);
CREATE INDEX representative_reviews_queue ON ciac.representative_reviews (decision, created_at);

CREATE TABLE ciac.login_challenges (
    id uuid NOT NULL,
    browser_hash bytea NOT NULL,
    challenge text NOT NULL,
    origin text NOT NULL,
    expires_at timestamptz NOT NULL,
    CONSTRAINT login_challenges_pkey PRIMARY KEY (id)
);
CREATE INDEX login_challenges_browser ON ciac.login_challenges (browser_hash);
CREATE INDEX login_challenges_expires ON ciac.login_challenges (expires_at);

CREATE TABLE ciac.sessions (
    id uuid NOT NULL,
    token_hash bytea NOT NULL,
    credential_id uuid,
    staff_id uuid,
    unique_id text,
    identifier text,
    enterprise_name text,
    certificate bytea,
    created_at timestamptz NOT NULL,
    last_seen_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    ended_at timestamptz,
    address text,
    user_agent text,
    CONSTRAINT sessions_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX sessions_token ON ciac.sessions (token_hash);
CREATE INDEX sessions_unique_id ON ciac.sessions (unique_id);
CREATE INDEX sessions_expires ON ciac.sessions (expires_at);

CREATE TABLE ciac.staff_accounts (
    id uuid NOT NULL,
    user_name text NOT NULL,
    display_name text NOT NULL,
    password_hash text NOT NULL,
    totp_secret bytea NOT NULL,
    role text NOT NULL,
    failed_tries integer NOT NULL,
    locked_until timestamptz,
    last_totp_step bigint NOT NULL,
    CONSTRAINT staff_accounts_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX staff_accounts_user_name ON ciac.staff_accounts (user_name);

CREATE TABLE ciac.holder_codes (
    id uuid NOT NULL,
    subject text NOT NULL,
    mobile_index bytea NOT NULL,
    code_hash bytea NOT NULL,
    sent_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    tries integer NOT NULL,
    used_at timestamptz,
    CONSTRAINT holder_codes_pkey PRIMARY KEY (id)
);
CREATE INDEX holder_codes_mobile ON ciac.holder_codes (mobile_index, sent_at);
CREATE INDEX holder_codes_subject ON ciac.holder_codes (subject, sent_at);

CREATE TABLE ciac.text_messages (
    id text NOT NULL,
    mobile_index bytea NOT NULL,
    template text NOT NULL,
    state text NOT NULL,
    gateway_id text,
    failure text,
    workflow_instance_id text,
    created_at timestamptz NOT NULL,
    reported_at timestamptz,
    CONSTRAINT text_messages_pkey PRIMARY KEY (id)
);
CREATE INDEX text_messages_mobile ON ciac.text_messages (mobile_index, created_at);

CREATE TABLE ciac.callback_nonces (
    party text NOT NULL,
    nonce text NOT NULL,
    seen_at timestamptz NOT NULL,
    CONSTRAINT callback_nonces_pkey PRIMARY KEY (party, nonce)
);

CREATE TABLE ciac.audit_events (
    id bigint GENERATED ALWAYS AS IDENTITY,
    at timestamptz NOT NULL,
    actor text NOT NULL,
    credential_unique_id text,
    identifier text,
    action text NOT NULL,
    subject text,
    detail text,
    document_id uuid,
    address text,
    user_agent text,
    CONSTRAINT audit_events_pkey PRIMARY KEY (id)
);
CREATE INDEX audit_events_subject ON ciac.audit_events (subject);
CREATE INDEX audit_events_identifier ON ciac.audit_events (identifier, at);

-- Signed documents and the audit record are append-only, whoever connects (invariants 5 and 7).
CREATE FUNCTION ciac.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER document_revisions_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ciac.document_revisions
    FOR EACH STATEMENT EXECUTE FUNCTION ciac.refuse_change();
CREATE TRIGGER audit_events_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ciac.audit_events
    FOR EACH STATEMENT EXECUTE FUNCTION ciac.refuse_change();

-- Keys of the framework's data protection (anti-forgery), shared by all nodes.
CREATE TABLE ciac.protection_keys (
    name text NOT NULL,
    xml text NOT NULL,
    CONSTRAINT protection_keys_pkey PRIMARY KEY (name)
);
