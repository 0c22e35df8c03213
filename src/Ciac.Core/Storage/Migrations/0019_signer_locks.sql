-- Wrong signing codes of one person over all requests: ten within a day lock the person's signing by code for a day.
CREATE TABLE ciac.signer_locks (
    identity_index bytea NOT NULL,
    wrong integer NOT NULL,
    since timestamptz NOT NULL,
    locked_until timestamptz,
    CONSTRAINT signer_locks_pkey PRIMARY KEY (identity_index)
);
