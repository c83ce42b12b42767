-- SPDX-License-Identifier: Apache-2.0
-- Times are milliseconds since 1970-01-01 UTC. Numbers (id) never leave the store; public ids do.
-- AUTOINCREMENT where a number must never be given again, because rows elsewhere outlive the one it named.
-- 0 stands for "deployment not known" in keys, where SQL would tell one NULL from another.

CREATE TABLE service (
  id                 INTEGER PRIMARY KEY,
  service            TEXT    NOT NULL,
  environment        TEXT    NOT NULL,
  current_deployment INTEGER,                      -- the one whose first sighting is the latest
  events             INTEGER NOT NULL DEFAULT 0,   -- how many are kept, for the bound
  last_contact       INTEGER NOT NULL,
  UNIQUE (service, environment)
) STRICT;

CREATE TABLE deployment (
  id         INTEGER PRIMARY KEY,
  service    INTEGER NOT NULL REFERENCES service (id),
  name       TEXT    NOT NULL,
  first_seen INTEGER NOT NULL,
  last_seen  INTEGER NOT NULL,
  UNIQUE (service, name)
) STRICT;

CREATE TABLE agent (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  public_id     TEXT    NOT NULL,
  service       INTEGER NOT NULL REFERENCES service (id),
  deployment    INTEGER,
  host          TEXT,
  pid           INTEGER,
  version       TEXT,
  started_at    INTEGER,
  jvm           TEXT,
  os            TEXT,
  first_contact INTEGER NOT NULL,
  last_contact  INTEGER NOT NULL,
  status        TEXT    NOT NULL,                  -- JSON object, name to text
  UNIQUE (public_id, service)
) STRICT;
CREATE INDEX agent_by_contact ON agent (last_contact);
CREATE INDEX agent_by_service ON agent (service, last_contact);

CREATE TABLE loss (
  agent  INTEGER NOT NULL,
  what   TEXT    NOT NULL,
  reason TEXT    NOT NULL,
  count  INTEGER NOT NULL,
  PRIMARY KEY (agent, what, reason)
) STRICT, WITHOUT ROWID;

-- Answers to batches that counted something: the same batch again gets the same answer.
CREATE TABLE receipt (
  agent       INTEGER NOT NULL,
  batch       TEXT    NOT NULL,
  received_at INTEGER NOT NULL,
  answer      TEXT    NOT NULL,
  PRIMARY KEY (agent, batch)
) STRICT, WITHOUT ROWID;
CREATE INDEX receipt_by_time ON receipt (received_at);

CREATE TABLE event (
  id                  INTEGER PRIMARY KEY AUTOINCREMENT,
  public_id           TEXT    NOT NULL UNIQUE,
  service             INTEGER NOT NULL REFERENCES service (id),
  algorithm           INTEGER NOT NULL,            -- version of the identity's rules
  kind                TEXT    NOT NULL,
  listed              INTEGER NOT NULL,            -- 0: left out of lists until asked for
  types               TEXT    NOT NULL,            -- JSON array, outermost first
  message             TEXT,
  location_class      TEXT,
  location_method     TEXT,
  location_descriptor TEXT,
  location_site       TEXT,
  entry_class         TEXT,
  entry_method        TEXT,
  template            TEXT,                        -- JSON object
  searchable          TEXT    NOT NULL,            -- lower case
  first_seen          INTEGER NOT NULL,
  last_seen           INTEGER NOT NULL,
  heard_of            INTEGER NOT NULL,            -- by our clock: agents' clocks don't decide what is old
  count               INTEGER NOT NULL DEFAULT 0,
  introduced_by       INTEGER,
  last_deployment     INTEGER
) STRICT;
CREATE INDEX event_by_last_seen ON event (service, listed, last_seen, id);
CREATE INDEX event_by_first_seen ON event (service, listed, first_seen, id);
CREATE INDEX event_by_count ON event (service, listed, count, id);
CREATE INDEX event_of_all_by_last_seen ON event (last_seen, id);
CREATE INDEX event_by_heard_of ON event (heard_of);

-- Exact, as far back as slots are kept. A slot is its start.
CREATE TABLE counter (
  event      INTEGER NOT NULL,
  slot       INTEGER NOT NULL,
  deployment INTEGER NOT NULL,
  agent      INTEGER NOT NULL,
  count      INTEGER NOT NULL,
  PRIMARY KEY (event, slot, deployment, agent)
) STRICT, WITHOUT ROWID;

CREATE INDEX counter_by_slot ON counter (slot);   -- for eviction

-- Exact, for as long as the event is kept.
CREATE TABLE event_deployment (
  event      INTEGER NOT NULL,
  deployment INTEGER NOT NULL,
  count      INTEGER NOT NULL,
  PRIMARY KEY (event, deployment)
) STRICT, WITHOUT ROWID;

CREATE TABLE snapshot (
  id          INTEGER PRIMARY KEY,
  event       INTEGER NOT NULL REFERENCES event (id),
  public_id   TEXT    NOT NULL,
  agent       TEXT    NOT NULL,                    -- public id: outlives the agent's row
  deployment  TEXT,
  occurred_at INTEGER NOT NULL,
  received_at INTEGER NOT NULL,
  trigger     TEXT    NOT NULL,
  middle      INTEGER NOT NULL,                    -- 1: neither the first nor the latest of its event
  size        INTEGER NOT NULL,                    -- of the JSON
  stored      INTEGER NOT NULL,                    -- of the body
  body        BLOB    NOT NULL,                    -- JSON, gzip
  UNIQUE (event, public_id)
) STRICT;
CREATE INDEX snapshot_by_time ON snapshot (event, occurred_at, id);
CREATE INDEX snapshot_that_may_go ON snapshot (received_at) WHERE middle = 1;

CREATE TABLE class_file (
  sha256    TEXT    PRIMARY KEY,
  stored_at INTEGER NOT NULL,
  size      INTEGER NOT NULL,
  body      BLOB    NOT NULL                       -- gzip
) STRICT;

-- Sums that would be slow to make: bytes of bodies by table.
CREATE TABLE usage (
  what  TEXT    PRIMARY KEY,
  bytes INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO usage VALUES ('snapshot', 0), ('class_file', 0);

CREATE TABLE token (
  id         INTEGER PRIMARY KEY,
  hash       BLOB    NOT NULL UNIQUE,              -- SHA-256
  kind       TEXT    NOT NULL,
  name       TEXT    NOT NULL,
  created_at INTEGER NOT NULL,
  revoked_at INTEGER
) STRICT;

CREATE TABLE session (
  hash       BLOB    PRIMARY KEY,                  -- SHA-256
  token      INTEGER REFERENCES token (id),        -- it was made from; NULL: a sign-in link
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
