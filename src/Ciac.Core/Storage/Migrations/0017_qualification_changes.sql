-- When the national platform had taken a version, or an end.
ALTER TABLE ciac.qualification_events ADD COLUMN reported_at timestamptz;

-- 注销, 吊销, 撤销, 撤回 on the authority's page: one officer enters it, another confirms it.
CREATE TABLE ciac.qualification_proposals (
    id uuid NOT NULL,
    certificate_number text NOT NULL,
    sequence bigint NOT NULL,
    payload_json text NOT NULL,
    state text NOT NULL,
    proposed_by uuid NOT NULL,
    proposed_at timestamptz NOT NULL,
    decided_by uuid,
    decided_at timestamptz,
    CONSTRAINT qualification_proposals_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX qualification_proposals_one_waiting ON ciac.qualification_proposals (certificate_number) WHERE state = 'Waiting';

-- 查验记录 by certificate and by verdict.
CREATE INDEX copy_checks_certificate ON ciac.copy_checks (certificate_number, at);
