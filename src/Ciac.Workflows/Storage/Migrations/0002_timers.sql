-- Quartz keeps its own tables in a schema of its own; it creates them itself at its first start.
CREATE SCHEMA IF NOT EXISTS quartz;

-- The list of instances without a filter begins with the newest.
CREATE INDEX instances_by_age ON workflows.instances (created_at);
