-- A typed code is with the provider once at a time. Prepared signatures are encrypted: they hold the signer's certificate;
-- those that are open at the time of the change lapse and are prepared again by the next click.
ALTER TABLE ciac.signatories ADD COLUMN releasing_until timestamptz;
ALTER TABLE ciac.signatories ALTER COLUMN prepared_json TYPE bytea USING NULL;
