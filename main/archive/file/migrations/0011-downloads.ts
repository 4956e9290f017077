/**
 * The history of downloads. A run of the ledger may be taken up by several of them, and by other persons; each is an entry of
 * its own. Of runs before this version only their times and ends are known.
 */
export const sql = `
CREATE TABLE download (
  id INTEGER PRIMARY KEY,
  started_at INTEGER NOT NULL,           -- epoch seconds
  ended_at INTEGER,                      -- epoch seconds; NULL while it runs, and after a power cut
  asked_by TEXT CHECK (asked_by IN ('person', 'schedule', 'commandLine')), -- NULL: not known
  person TEXT,                           -- the name by which the operating system knows the person
  interactions_new INTEGER,              -- NULL: not known; written with each page
  interactions_changed INTEGER,
  notes_new INTEGER,
  notes_changed INTEGER,
  requests INTEGER,                      -- NULL: not known
  tries INTEGER NOT NULL DEFAULT 1,      -- of the schedule in a row, all in vain for one reason
  is_whole INTEGER NOT NULL DEFAULT 0,   -- 1 when it came to its end
  is_complete INTEGER,                   -- 1 when nothing was missing in the archive then; NULL: not known
  stopped TEXT,                          -- a FailureKind
  arrivals_before INTEGER,               -- how many ever came, before it and with it; NULL: not known
  arrivals_after INTEGER
) STRICT;

INSERT INTO download (started_at, ended_at, is_whole, stopped)
SELECT started_at, ended_at, is_whole, stopped
FROM (SELECT * FROM sync_run ORDER BY id DESC LIMIT 200)
ORDER BY id;

-- 1: it left alone what it did not have to ask, so that the next one has those days to ask as well.
ALTER TABLE sync_run ADD COLUMN leaves_old INTEGER NOT NULL DEFAULT 0;
`;
