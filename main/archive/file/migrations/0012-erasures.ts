/**
 * What was erased for good. In the place of a record or a note stands a keyed hash of its uuid, so that no download brings it back; of when it
 * was, its day remains, so that the calendar can say that something was erased there. The key is `erasureKey` in `meta`.
 */
export const sql = `
CREATE TABLE erased (
  token BLOB PRIMARY KEY                 -- HMAC-SHA-256 of 'interaction' and a uuid
) STRICT, WITHOUT ROWID;

CREATE TABLE erased_day (
  day INTEGER PRIMARY KEY,               -- wall seconds at its beginning; 0 for records without a readable time
  interactions INTEGER NOT NULL
) STRICT;

-- Those that an open window has delivered on its pages so far.
CREATE TABLE sync_window_erased (
  from_seconds INTEGER NOT NULL,
  token BLOB NOT NULL,
  PRIMARY KEY (from_seconds, token)
) STRICT, WITHOUT ROWID;

-- What was done with the archive that has to be answered for: it is only added to, and each entry seals those before it.
CREATE TABLE register (
  id INTEGER PRIMARY KEY,
  at TEXT NOT NULL,                      -- ISO 8601 with zone
  person TEXT,                           -- the name by which the operating system knows the person
  act TEXT NOT NULL,
  details TEXT NOT NULL,                 -- JSON: reason and counts; nothing of what was erased
  hash BLOB NOT NULL                     -- SHA-256 of the hash before and of this entry
) STRICT;
`;
