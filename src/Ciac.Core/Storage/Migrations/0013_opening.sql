-- Who signed in by licence or account, as its platform proved it: encrypted at rest. Null where a certificate proved it.
ALTER TABLE ciac.sessions ADD COLUMN subject_json bytea;
ALTER TABLE ciac.activations ADD COLUMN subject_json bytea;
ALTER TABLE ciac.sub_activations ADD COLUMN subject_json bytea;
