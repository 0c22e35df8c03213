-- Stimuli that nobody waited for are found by their age, however many wait.
CREATE INDEX inbox_waiting_by_age ON workflows.inbox (created_at) WHERE waiting;
