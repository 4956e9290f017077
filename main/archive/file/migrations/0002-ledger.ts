/** The ledger: what was asked for, what the CRM said it holds, and what is still owed. Times without `_at` are wall seconds. */
export const sql = `
-- Periods that people asked to have: from (inclusive) to (exclusive); they never overlap or touch.
CREATE TABLE asked_period (
  from_seconds INTEGER PRIMARY KEY,
  to_seconds INTEGER NOT NULL
) STRICT;

-- The CRM's answers as windows that never overlap. Time in an asked period that no window covers was not asked yet.
CREATE TABLE sync_window (
  from_seconds INTEGER PRIMARY KEY,
  to_seconds INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'closed', 'gap')),
  reason TEXT,                           -- of a gap: a FailureKind
  crm_count INTEGER,                     -- what the CRM announced
  our_count INTEGER,                     -- the different records it delivered
  asked_at INTEGER NOT NULL,             -- epoch seconds
  tries INTEGER NOT NULL,
  next_page INTEGER NOT NULL             -- of an open window: the page to go on with
) STRICT;

-- The records that an open window has delivered on its pages so far.
CREATE TABLE sync_window_record (
  from_seconds INTEGER NOT NULL,
  interaction_id INTEGER NOT NULL REFERENCES interaction ON UPDATE CASCADE,
  PRIMARY KEY (from_seconds, interaction_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX sync_window_record_of_interaction ON sync_window_record (interaction_id);

-- Why the notes of an event could not be had when they were last asked for.
CREATE TABLE notes_failure (
  interaction_id INTEGER PRIMARY KEY REFERENCES interaction ON UPDATE CASCADE,
  reason TEXT NOT NULL,
  tries INTEGER NOT NULL,
  failed_at INTEGER NOT NULL
) STRICT;

CREATE TABLE sync_run (
  id INTEGER PRIMARY KEY,
  started_at INTEGER NOT NULL,           -- epoch seconds; a run that was broken off is continued under its beginning
  ended_at INTEGER,                      -- epoch seconds; NULL while it runs, and after a power cut
  is_whole INTEGER NOT NULL DEFAULT 0,   -- 1 when it came to its end
  from_seconds INTEGER NOT NULL,
  to_seconds INTEGER NOT NULL,
  stopped TEXT                           -- a FailureKind
) STRICT;

-- Counting ten million rows takes a second; the status is read far more often than that.
CREATE TABLE tally (
  name TEXT PRIMARY KEY,
  rows INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

INSERT INTO tally (name, rows)
VALUES
  ('interaction', (SELECT count(*) FROM interaction)),
  ('note', (SELECT count(*) FROM note));

CREATE TRIGGER interaction_added AFTER INSERT ON interaction BEGIN
  UPDATE tally SET rows = rows + 1 WHERE name = 'interaction';
END;

CREATE TRIGGER interaction_removed AFTER DELETE ON interaction BEGIN
  UPDATE tally SET rows = rows - 1 WHERE name = 'interaction';
END;

CREATE TRIGGER note_added AFTER INSERT ON note BEGIN
  UPDATE tally SET rows = rows + 1 WHERE name = 'note';
END;

CREATE TRIGGER note_removed AFTER DELETE ON note BEGIN
  UPDATE tally SET rows = rows - 1 WHERE name = 'note';
END;
`;
