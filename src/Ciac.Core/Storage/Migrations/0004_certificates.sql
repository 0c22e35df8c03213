-- The certificates' daily life: sub-certificates, renewed certificates, proofs of possession.
ALTER TABLE ciac.login_challenges ADD COLUMN purpose text NOT NULL DEFAULT 'login';
ALTER TABLE ciac.login_challenges ALTER COLUMN purpose DROP DEFAULT;

-- A session proves one certificate; after a renewal the credential has another serial number.
ALTER TABLE ciac.sessions ADD COLUMN serial_number text;

-- The name as the certificate carries it; the unit's own name changes in another flow.
ALTER TABLE ciac.credentials ADD COLUMN certificate_name text;
UPDATE ciac.credentials c SET certificate_name = e.name FROM ciac.enterprises e WHERE e.id = c.enterprise_id;
ALTER TABLE ciac.credentials ALTER COLUMN certificate_name SET NOT NULL;

CREATE TABLE ciac.sub_activations (
    id uuid NOT NULL,
    number text NOT NULL,
    unique_id text NOT NULL,
    identifier text NOT NULL,
    certificate_name text NOT NULL,
    serial_number text NOT NULL,
    thumbprint text NOT NULL,
    valid_from timestamptz NOT NULL,
    valid_until timestamptz NOT NULL,
    added_by text,
    state text NOT NULL,
    form_json bytea NOT NULL,
    workflow_instance_id text,
    created_at timestamptz NOT NULL,
    ended_at timestamptz,
    CONSTRAINT sub_activations_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX sub_activations_number ON ciac.sub_activations (number);
CREATE UNIQUE INDEX sub_activations_one_open ON ciac.sub_activations (unique_id) WHERE ended_at IS NULL;

CREATE TABLE ciac.certificate_changes (
    id uuid NOT NULL,
    number text NOT NULL,
    unique_id text NOT NULL,
    identifier text NOT NULL,
    old_name text NOT NULL,
    old_serial_number text NOT NULL,
    old_valid_until timestamptz NOT NULL,
    new_name text NOT NULL,
    new_serial_number text NOT NULL,
    new_thumbprint text NOT NULL,
    new_valid_from timestamptz NOT NULL,
    new_valid_until timestamptz NOT NULL,
    state text NOT NULL,
    workflow_instance_id text,
    created_at timestamptz NOT NULL,
    ended_at timestamptz,
    CONSTRAINT certificate_changes_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX certificate_changes_number ON ciac.certificate_changes (number);
CREATE UNIQUE INDEX certificate_changes_one_open ON ciac.certificate_changes (unique_id, new_serial_number) WHERE ended_at IS NULL;
