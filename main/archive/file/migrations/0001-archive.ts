/**
 * The rows of the archive. `interaction.id` is chronological (`ids.ts`), so newest first is descending rowid, in the
 * table and in the text index alike, and a period is a range of rowids.
 */
export const sql = `
CREATE TABLE meta (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Short texts that repeat (enumerations, destinations), as received.
CREATE TABLE label (
  id INTEGER PRIMARY KEY,
  text TEXT NOT NULL UNIQUE
) STRICT;

-- Things that repeat (callers, numbers, agents, flags, authors, organisations), as JSON just as received.
CREATE TABLE entity (
  id INTEGER PRIMARY KEY,
  wire TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE interaction (
  id INTEGER PRIMARY KEY,
  uuid ANY NOT NULL UNIQUE,              -- 16 bytes, or text where it is no lower-case uuid
  direction INTEGER REFERENCES label,
  service INTEGER REFERENCES label,
  status INTEGER REFERENCES label,
  queue_status INTEGER REFERENCES label,
  destination INTEGER REFERENCES label,
  duration_seconds INTEGER,
  cost INTEGER,
  sms_text TEXT,
  note INTEGER NOT NULL,                 -- the CRM's own word on whether notes exist
  external_number INTEGER REFERENCES entity,
  from_caller INTEGER REFERENCES entity,
  to_caller INTEGER REFERENCES entity,
  receivers TEXT,                        -- JSON list of entity ids; NULL for none
  flags TEXT,                            -- JSON list of [entity id, JSON of its use]; NULL for none
  extra TEXT,                            -- JSON patch: what the columns cannot rebuild
  notes_owed INTEGER NOT NULL DEFAULT 0, -- 1 while the CRM has to be asked for the notes
  notes_checked_at INTEGER,              -- epoch seconds of the last answer for the notes
  vanished_at TEXT                       -- when the CRM no longer listed it
) STRICT;

CREATE INDEX interaction_notes_owed ON interaction (id) WHERE notes_owed = 1;

CREATE TABLE note (
  id INTEGER PRIMARY KEY,
  uuid ANY NOT NULL UNIQUE,
  interaction_id INTEGER NOT NULL REFERENCES interaction ON UPDATE CASCADE,
  text TEXT,
  created TEXT,
  author INTEGER REFERENCES entity,
  status INTEGER REFERENCES label,
  call TEXT,                             -- JSON patch onto the event itself
  organisation INTEGER REFERENCES entity,
  person INTEGER REFERENCES entity,
  pin INTEGER,
  edit INTEGER,
  files TEXT,
  extra TEXT,
  vanished_at TEXT
) STRICT;

CREATE INDEX note_of_interaction ON note (interaction_id);

-- A note as it was before the CRM sent another text, or none.
CREATE TABLE note_version (
  note_id INTEGER NOT NULL REFERENCES note,
  replaced_at TEXT NOT NULL,
  wire TEXT NOT NULL
) STRICT;

CREATE INDEX version_of_note ON note_version (note_id);

-- Folded text (fold.ts); 'attributes' holds one word for each property a filter can ask for (tokens.ts).
CREATE VIRTUAL TABLE search USING fts5 (
  sms, notes, names, attributes,
  content = '', contentless_delete = 1, prefix = '1 2 3',
  tokenize = "unicode61 remove_diacritics 0"
);
`;
