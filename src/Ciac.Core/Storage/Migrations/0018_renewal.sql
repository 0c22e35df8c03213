-- When a document's timestamp is looked at next. What is complete already is looked at in the first night.
ALTER TABLE ciac.documents ADD COLUMN renew_at timestamptz;
UPDATE ciac.documents d SET renew_at = d.created_at FROM ciac.signature_requests r WHERE r.document_id = d.id AND r.state = 'Completed';
CREATE INDEX documents_renew_at ON ciac.documents (renew_at) WHERE renew_at IS NOT NULL;
