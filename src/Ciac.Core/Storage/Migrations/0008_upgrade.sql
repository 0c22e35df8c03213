-- Upgrades of a sub-certificate to the main certificate.
CREATE TABLE ciac.upgrades (
    id uuid NOT NULL,
    number text NOT NULL,
    way text NOT NULL,
    identifier text NOT NULL,
    sub_id uuid NOT NULL,
    main_id uuid NOT NULL,
    state text NOT NULL,
    reason text,
    role_after text NOT NULL,
    browser_hash bytea NOT NULL,
    proven_at timestamptz,
    workflow_instance_id text,
    signature_request_id uuid,
    end_reason text,
    created_at timestamptz NOT NULL,
    ended_at timestamptz,
    CONSTRAINT upgrades_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX upgrades_number ON ciac.upgrades (number);
CREATE INDEX upgrades_identifier ON ciac.upgrades (identifier, created_at);
CREATE UNIQUE INDEX upgrades_one_open ON ciac.upgrades (sub_id, way) WHERE ended_at IS NULL;

-- The other half of invariant 1: the index credentials_one_main lets no unit have two main certificates, and no transaction
-- that takes a unit's main certificate away may end without another one in its place.
CREATE FUNCTION ciac.require_main() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM ciac.enterprises WHERE id = OLD.enterprise_id)
        AND NOT EXISTS (SELECT FROM ciac.credentials WHERE enterprise_id = OLD.enterprise_id AND is_main AND status = 'Active') THEN
        RAISE EXCEPTION 'unit % would be left without a main certificate', OLD.enterprise_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'credentials_keep_main';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER credentials_keep_main AFTER UPDATE OF is_main, status OR DELETE ON ciac.credentials
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (OLD.is_main AND OLD.status = 'Active')
    EXECUTE FUNCTION ciac.require_main();
