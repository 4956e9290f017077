/** Records of the CRM that could not be read, as they came, until a later version can read them. */
export const sql = `
CREATE TABLE unreadable (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('interaction', 'note')),
  identity BLOB NOT NULL,                -- SHA-256 of its uuid, or of its bytes
  uuid ANY,                              -- as in \`interaction\`; NULL where it has none
  interaction_id INTEGER REFERENCES interaction ON UPDATE CASCADE, -- of a note
  reason TEXT NOT NULL,
  raw BLOB NOT NULL,
  from_seconds INTEGER NOT NULL,         -- when it was, in wall seconds: its own second, or the window that it came in
  to_seconds INTEGER NOT NULL,           -- exclusive
  came_at INTEGER NOT NULL,              -- epoch seconds
  program TEXT NOT NULL,                 -- the last version that could not read it
  vanished_at TEXT,                      -- when the CRM no longer listed it
  UNIQUE (kind, identity)
) STRICT;

CREATE INDEX unreadable_of_interaction ON unreadable (interaction_id) WHERE interaction_id IS NOT NULL;

-- Those that an open window has delivered on its pages so far.
CREATE TABLE sync_window_unreadable (
  from_seconds INTEGER NOT NULL,
  unreadable_id INTEGER NOT NULL REFERENCES unreadable,
  PRIMARY KEY (from_seconds, unreadable_id)
) STRICT, WITHOUT ROWID;
`;
