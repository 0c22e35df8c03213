-- What can be granted, and what was granted to whom by which signed confirmation.
CREATE TABLE ciac.business_items (
    code text NOT NULL,
    name_zh text NOT NULL,
    name_en text NOT NULL,
    description text NOT NULL,
    category text NOT NULL,
    position integer NOT NULL,
    is_active boolean NOT NULL,
    CONSTRAINT business_items_pkey PRIMARY KEY (code)
);

CREATE TABLE ciac.grants (
    id uuid NOT NULL,
    number text NOT NULL,
    kind text NOT NULL,
    identifier text NOT NULL,
    grantee_id uuid NOT NULL,
    grantor_id uuid,
    state text NOT NULL,
    items_before text[] NOT NULL,
    items_after text[] NOT NULL,
    rights_version integer NOT NULL,
    last_day date,
    reason bytea NOT NULL,
    workflow_instance_id text,
    signature_request_id uuid,
    end_reason text,
    created_at timestamptz NOT NULL,
    ended_at timestamptz,
    CONSTRAINT grants_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX grants_number ON ciac.grants (number);
CREATE INDEX grants_identifier ON ciac.grants (identifier, created_at);
CREATE INDEX grants_grantee ON ciac.grants (grantee_id, created_at);
CREATE UNIQUE INDEX grants_one_request ON ciac.grants (grantee_id) WHERE kind = 'Requested' AND ended_at IS NULL;

CREATE TABLE ciac.clerk_rights (
    credential_id uuid NOT NULL,
    version integer NOT NULL,
    grant_id uuid,
    CONSTRAINT clerk_rights_pkey PRIMARY KEY (credential_id)
);

-- Another role or status ends every grant, whichever verb changes it: nothing of it comes back by itself (invariant 2).
CREATE FUNCTION ciac.end_clerk_rights() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO ciac.clerk_rights (credential_id, version, grant_id) VALUES (NEW.id, 1, NULL)
    ON CONFLICT (credential_id) DO UPDATE SET version = ciac.clerk_rights.version + 1, grant_id = NULL;
    RETURN NULL;
END $$;
CREATE TRIGGER credentials_end_clerk_rights AFTER UPDATE OF role, status ON ciac.credentials FOR EACH ROW
    WHEN (OLD.role IS DISTINCT FROM NEW.role OR OLD.status IS DISTINCT FROM NEW.status)
    EXECUTE FUNCTION ciac.end_clerk_rights();
