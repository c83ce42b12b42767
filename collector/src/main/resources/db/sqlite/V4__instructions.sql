-- SPDX-License-Identifier: Apache-2.0
-- What the agents of a monitored service are asked for with each answer.
CREATE TABLE instruction (
  service      INTEGER PRIMARY KEY REFERENCES service (id),
  paused       INTEGER NOT NULL DEFAULT 0,
  redact_names TEXT    NOT NULL DEFAULT '[]'       -- JSON array
) STRICT;

-- Events whose next occurrence is to be recorded. The number is never given again: agents do what they are asked for once.
CREATE TABLE forced_snapshot (
  id       INTEGER PRIMARY KEY AUTOINCREMENT,
  event    INTEGER NOT NULL UNIQUE,
  service  INTEGER NOT NULL,
  asked_at INTEGER NOT NULL
) STRICT;
CREATE INDEX forced_snapshot_by_service ON forced_snapshot (service);
