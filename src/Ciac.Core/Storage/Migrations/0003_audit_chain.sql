-- The hash chain over the audit record. A row is linked shortly after it was kept, by one node at a time: linking inside
-- the act's own transaction would let every act of the portal wait for every other.
CREATE TABLE ciac.audit_links (
    position bigint NOT NULL,
    event_id bigint NOT NULL,
    hash bytea NOT NULL,
    CONSTRAINT audit_links_pkey PRIMARY KEY (position)
);
CREATE UNIQUE INDEX audit_links_event ON ciac.audit_links (event_id);

-- A head of the chain, stamped once a day by the timestamp authority: what stood before it cannot be made anew.
CREATE TABLE ciac.audit_anchors (
    position bigint NOT NULL,
    token bytea NOT NULL,
    made_at timestamptz NOT NULL,
    CONSTRAINT audit_anchors_pkey PRIMARY KEY (position)
);

CREATE TABLE ciac.audit_unlinked (
    event_id bigint NOT NULL,
    CONSTRAINT audit_unlinked_pkey PRIMARY KEY (event_id)
);
INSERT INTO ciac.audit_unlinked (event_id) SELECT id FROM ciac.audit_events;

CREATE FUNCTION ciac.await_link() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO ciac.audit_unlinked (event_id) VALUES (NEW.id);
    RETURN NULL;
END $$;
CREATE TRIGGER audit_events_await_link AFTER INSERT ON ciac.audit_events FOR EACH ROW EXECUTE FUNCTION ciac.await_link();
CREATE TRIGGER audit_links_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ciac.audit_links
    FOR EACH STATEMENT EXECUTE FUNCTION ciac.refuse_change();
CREATE TRIGGER audit_anchors_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ciac.audit_anchors
    FOR EACH STATEMENT EXECUTE FUNCTION ciac.refuse_change();
