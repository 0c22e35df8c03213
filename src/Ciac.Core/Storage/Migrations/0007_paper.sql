-- One queue for every kind of review, the applications on paper, and the days that are not what their weekday says.
ALTER TABLE ciac.representative_reviews RENAME TO reviews;
ALTER TABLE ciac.reviews RENAME CONSTRAINT representative_reviews_pkey TO reviews_pkey;
ALTER TABLE ciac.reviews ADD COLUMN kind text NOT NULL DEFAULT 'Representative';
ALTER TABLE ciac.reviews ALTER COLUMN kind DROP DEFAULT;
ALTER TABLE ciac.reviews ALTER COLUMN document_id DROP NOT NULL;
ALTER TABLE ciac.reviews ADD COLUMN reason_code text;
ALTER TABLE ciac.reviews ADD COLUMN claimed_by uuid;
ALTER TABLE ciac.reviews ADD COLUMN claimed_at timestamptz;
ALTER TABLE ciac.reviews ADD COLUMN escalated_at timestamptz;
DROP INDEX ciac.representative_reviews_subject;
DROP INDEX ciac.representative_reviews_queue;
CREATE UNIQUE INDEX reviews_one_open ON ciac.reviews (subject) WHERE decision = 'Pending';
CREATE INDEX reviews_queue ON ciac.reviews (decision, due_at);

CREATE TABLE ciac.paper_applications (
    id uuid NOT NULL,
    kind text NOT NULL,
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
    scan_id uuid,
    workflow_instance_id text,
    created_at timestamptz NOT NULL,
    submitted_at timestamptz,
    ended_at timestamptz,
    CONSTRAINT paper_applications_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX paper_applications_number ON ciac.paper_applications (number);
CREATE UNIQUE INDEX paper_applications_one_open ON ciac.paper_applications (unique_id) WHERE ended_at IS NULL;

CREATE TABLE ciac.paper_scans (
    id uuid NOT NULL,
    application_id uuid NOT NULL,
    sha256 bytea NOT NULL,
    content bytea NOT NULL,
    width integer NOT NULL,
    height integer NOT NULL,
    created_at timestamptz NOT NULL,
    CONSTRAINT paper_scans_pkey PRIMARY KEY (id)
);
CREATE INDEX paper_scans_application ON ciac.paper_scans (application_id);

CREATE TABLE ciac.calendar_days (
    day date NOT NULL,
    works boolean NOT NULL,
    name text NOT NULL,
    CONSTRAINT calendar_days_pkey PRIMARY KEY (day)
);
-- The State Council's holidays of 2026, with the weekend days that are worked instead.
INSERT INTO ciac.calendar_days (day, works, name)
SELECT d::date, false, h.name
FROM (VALUES
    ('2026-01-01', '2026-01-03', '元旦'), ('2026-02-15', '2026-02-23', '春节'), ('2026-04-04', '2026-04-06', '清明节'),
    ('2026-05-01', '2026-05-05', '劳动节'), ('2026-06-19', '2026-06-21', '端午节'), ('2026-09-25', '2026-09-27', '中秋节'),
    ('2026-10-01', '2026-10-07', '国庆节')) AS h(first, last, name), generate_series(h.first::date, h.last::date, interval '1 day') AS d;
INSERT INTO ciac.calendar_days (day, works, name)
SELECT day::date, true, '调休上班'
FROM (VALUES ('2026-01-04'), ('2026-02-14'), ('2026-02-28'), ('2026-05-09'), ('2026-09-20'), ('2026-10-10')) AS worked(day);
