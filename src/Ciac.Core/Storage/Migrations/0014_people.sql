-- Who a text was for and from where a code was asked: limits count them (TextLimits).
ALTER TABLE ciac.text_messages ADD COLUMN identifier text;
ALTER TABLE ciac.text_messages ADD COLUMN address text;
CREATE INDEX text_messages_unit ON ciac.text_messages (identifier, created_at);
CREATE INDEX text_messages_address ON ciac.text_messages (address, created_at);
CREATE INDEX text_messages_created ON ciac.text_messages (created_at);

-- For what is forgotten after its time.
CREATE INDEX messages_created ON ciac.messages (created_at);
