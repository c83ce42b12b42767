-- SPDX-License-Identifier: Apache-2.0
-- What agents' links in log lines call an event. Older names have smaller rowids.
CREATE TABLE log_link (
  name  TEXT    NOT NULL PRIMARY KEY,
  event INTEGER NOT NULL
) STRICT;
CREATE INDEX log_link_by_event ON log_link (event);
