-- Sealing and signing by a scan of the electronic licence.
ALTER TABLE ciac.signatories ADD COLUMN by_licence boolean NOT NULL DEFAULT false;
ALTER TABLE ciac.signatories ALTER COLUMN by_licence DROP DEFAULT;
ALTER TABLE ciac.licence_events ADD COLUMN seal_json text;

CREATE TABLE ciac.licence_seals (
    id uuid NOT NULL,
    number text NOT NULL,
    request_id uuid NOT NULL,
    role text NOT NULL,
    ticket text NOT NULL,
    qr_text text NOT NULL,
    state text NOT NULL,
    prepared_json bytea,
    refusal text,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    ended_at timestamptz,
    CONSTRAINT licence_seals_pkey PRIMARY KEY (id),
    CONSTRAINT licence_seals_request FOREIGN KEY (request_id) REFERENCES ciac.signature_requests (id) ON DELETE CASCADE
);
CREATE UNIQUE INDEX licence_seals_number ON ciac.licence_seals (number);
CREATE UNIQUE INDEX licence_seals_ticket ON ciac.licence_seals (ticket);
CREATE INDEX licence_seals_of_request ON ciac.licence_seals (request_id, created_at);
