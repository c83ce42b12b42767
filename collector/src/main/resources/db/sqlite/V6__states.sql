-- SPDX-License-Identifier: Apache-2.0
-- What people, and later occurrences, made of events.
ALTER TABLE event ADD COLUMN marked TEXT;         -- RESOLVED, RESURFACED, HIDDEN; null: none of these
ALTER TABLE event ADD COLUMN resolved_at INTEGER;
ALTER TABLE event ADD COLUMN resolved_in INTEGER; -- deployment that was current then; null where none was known

CREATE TABLE event_history (
  id         INTEGER PRIMARY KEY,
  event      INTEGER NOT NULL,
  at         INTEGER NOT NULL,
  what       TEXT    NOT NULL,
  who        TEXT,                                -- null: nobody; an occurrence did it
  deployment TEXT
) STRICT;
CREATE INDEX event_history_by_event ON event_history (event, id);
