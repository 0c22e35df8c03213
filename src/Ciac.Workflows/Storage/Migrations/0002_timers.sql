-- Quartz keeps its own tables in a schema of its own; it creates them itself at its first start.
CREATE SCHEMA IF NOT EXISTS quartz;
