/**
 * What people mark records with, in this archive alone: a star, `clarify`, `unread`, remarks. Nothing of it is the CRM's. A mark
 * belongs to the record of its uuid, wherever that lies in time, and waits for it where it was lost.
 */
export const sql = `
CREATE TABLE own_mark (
  id INTEGER PRIMARY KEY,
  interaction_id INTEGER REFERENCES interaction ON UPDATE CASCADE, -- NULL while its record is lost
  uuid ANY NOT NULL,                     -- of its record, as in \`interaction\`
  kind TEXT NOT NULL,
  text TEXT,                             -- of a remark
  author TEXT,                           -- NULL for what the program marked by itself
  created_at TEXT NOT NULL,              -- ISO 8601 with zone
  changed_at TEXT,                       -- likewise; NULL as long as it is as it was written
  seal INTEGER NOT NULL
) STRICT;

CREATE INDEX own_mark_of_interaction ON own_mark (interaction_id);

-- All but remarks stand on a record once; in this order, those of a kind are found in the order of time.
CREATE UNIQUE INDEX own_mark_of_kind ON own_mark (kind, interaction_id) WHERE kind <> 'remark';

INSERT INTO tally (name, rows)
VALUES ('own_mark', 0);
`;
