-- Electronic qualification certificates: a number for ever, versions one after another, signed copies of one version.
CREATE TABLE ciac.qualifications (
    id uuid NOT NULL,
    certificate_number text NOT NULL,
    kind text NOT NULL,
    identifier text NOT NULL,
    enterprise_name text NOT NULL,
    sequence bigint NOT NULL,
    current_version integer NOT NULL,
    ended_as text,
    ended_at timestamptz,
    end_reason text,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    CONSTRAINT qualifications_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX qualifications_certificate_number ON ciac.qualifications (certificate_number);
CREATE INDEX qualifications_identifier ON ciac.qualifications (identifier);
CREATE INDEX qualifications_enterprise_name ON ciac.qualifications (enterprise_name);

CREATE TABLE ciac.qualification_versions (
    qualification_id uuid NOT NULL,
    number integer NOT NULL,
    sequence bigint NOT NULL,
    change text NOT NULL,
    ended_as text,
    content_json text NOT NULL,
    collected_at timestamptz,
    superseded_at timestamptz,
    created_at timestamptz NOT NULL,
    CONSTRAINT qualification_versions_pkey PRIMARY KEY (qualification_id, number)
);

CREATE TABLE ciac.qualification_copies (
    id uuid NOT NULL,
    number text NOT NULL,
    kind text NOT NULL,
    qualification_id uuid NOT NULL,
    version integer NOT NULL,
    identifier text NOT NULL,
    credential_id uuid NOT NULL,
    purpose text NOT NULL,
    use_from date,
    use_until date,
    state text NOT NULL,
    workflow_instance_id text,
    signature_request_id uuid,
    checks integer NOT NULL,
    created_at timestamptz NOT NULL,
    issued_at timestamptz,
    ended_at timestamptz,
    CONSTRAINT qualification_copies_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX qualification_copies_number ON ciac.qualification_copies (number);
CREATE INDEX qualification_copies_qualification ON ciac.qualification_copies (qualification_id, created_at);
CREATE INDEX qualification_copies_request ON ciac.qualification_copies (signature_request_id);
CREATE UNIQUE INDEX qualification_copies_one_approval_copy ON ciac.qualification_copies (qualification_id, version)
    WHERE kind = 'ApprovalCopy' AND state IN ('Running', 'Issued');

-- A change of a certificate is kept before it is acknowledged, once for each event id.
CREATE TABLE ciac.qualification_events (
    event_id text NOT NULL,
    way text NOT NULL,
    certificate_number text NOT NULL,
    sequence bigint NOT NULL,
    change text NOT NULL,
    state text NOT NULL,
    payload_json text NOT NULL,
    staff_id uuid,
    workflow_instance_id text,
    received_at timestamptz NOT NULL,
    applied_at timestamptz,
    CONSTRAINT qualification_events_pkey PRIMARY KEY (event_id)
);
CREATE INDEX qualification_events_certificate ON ciac.qualification_events (certificate_number, sequence);
CREATE INDEX qualification_events_received ON ciac.qualification_events (received_at);

-- 查验记录: that somebody looked and what was answered; nothing of who it was.
CREATE TABLE ciac.copy_checks (
    id bigint GENERATED ALWAYS AS IDENTITY,
    at timestamptz NOT NULL,
    way text NOT NULL,
    verdict text NOT NULL,
    copy_number text,
    certificate_number text,
    CONSTRAINT copy_checks_pkey PRIMARY KEY (id)
);
CREATE INDEX copy_checks_at ON ciac.copy_checks (at);
CREATE INDEX copy_checks_copy ON ciac.copy_checks (copy_number, at);
