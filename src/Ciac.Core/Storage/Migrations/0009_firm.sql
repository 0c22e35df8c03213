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

-- Who stands in personal-information registration, by phone or by the counter; a person is found by the index of the document.
CREATE TABLE ciac.personal_registrations (
    id uuid NOT NULL,
    document_index bytea NOT NULL,
    document_kind text NOT NULL,
    document_number bytea NOT NULL,
    name bytea NOT NULL,
    way text NOT NULL,
    registered_at timestamptz NOT NULL,
    CONSTRAINT personal_registrations_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX personal_registrations_document ON ciac.personal_registrations (document_index);

CREATE TABLE ciac.holder_registrations (
    id uuid NOT NULL,
    number text NOT NULL,
    credential_id uuid NOT NULL,
    identifier text NOT NULL,
    document_index bytea NOT NULL,
    document_kind text NOT NULL,
    document_number bytea NOT NULL,
    name bytea NOT NULL,
    way text NOT NULL,
    state text NOT NULL,
    ticket text,
    link text,
    workflow_instance_id text,
    other_person_at timestamptz,
    created_at timestamptz NOT NULL,
    ended_at timestamptz,
    CONSTRAINT holder_registrations_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX holder_registrations_number ON ciac.holder_registrations (number);
CREATE UNIQUE INDEX holder_registrations_ticket ON ciac.holder_registrations (ticket);
CREATE UNIQUE INDEX holder_registrations_one_open ON ciac.holder_registrations (credential_id) WHERE ended_at IS NULL;
CREATE INDEX holder_registrations_waiting ON ciac.holder_registrations (document_index) WHERE ended_at IS NULL;

-- What a counter clerk took down, until another one has compared it with the document.
CREATE TABLE ciac.counter_entries (
    id uuid NOT NULL,
    number text NOT NULL,
    document_index bytea NOT NULL,
    document_kind text NOT NULL,
    document_number bytea NOT NULL,
    name bytea NOT NULL,
    state text NOT NULL,
    entered_by uuid NOT NULL,
    entered_at timestamptz NOT NULL,
    decided_by uuid,
    decided_at timestamptz,
    reason bytea,
    CONSTRAINT counter_entries_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX counter_entries_number ON ciac.counter_entries (number);
CREATE UNIQUE INDEX counter_entries_one_open ON ciac.counter_entries (document_index) WHERE state = 'Entered';
