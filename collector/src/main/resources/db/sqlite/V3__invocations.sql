-- SPDX-License-Identifier: Apache-2.0
-- How often the application was called, by what it calls its entry points.
CREATE TABLE entry_point (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  service INTEGER NOT NULL REFERENCES service (id),
  name    TEXT    NOT NULL,
  kind    TEXT,
  UNIQUE (service, name)
) STRICT;

-- Exact, as far back as slots are kept. A slot is its start.
CREATE TABLE invocation (
  entry_point INTEGER NOT NULL,
  slot        INTEGER NOT NULL,
  count       INTEGER NOT NULL,
  failed      INTEGER NOT NULL,
  millis      INTEGER NOT NULL,                    -- of all together
  PRIMARY KEY (entry_point, slot)
) STRICT, WITHOUT ROWID;
CREATE INDEX invocation_by_slot ON invocation (slot);   -- for eviction
