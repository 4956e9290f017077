/** The table of `rebuildIndex` as well: one that is damaged is made anew. */
export const phrasesSql = `
-- Folded words (search/tokens.ts); notes of one record are kept apart by a word that nobody writes.
CREATE VIRTUAL TABLE search USING fts5 (
  sms, notes,
  content = '', contentless_delete = 1,
  tokenize = "unicode61 remove_diacritics 0"
);
`;

/**
 * The search index: blocks of keys (main/search) for every search, filter and count, and FTS5 for words that follow each other
 * in an SMS or a note. Records whose entry is missing or out of date are `loose`: the reader indexes them in its memory until
 * the writer takes them into blocks.
 */
export const sql = `
DROP TABLE search;
${phrasesSql}
-- The tally is kept by whoever writes, once a page instead of once a row.
DROP TRIGGER interaction_added;
DROP TRIGGER interaction_removed;
DROP TRIGGER note_added;
DROP TRIGGER note_removed;

CREATE TABLE block (
  number INTEGER PRIMARY KEY AUTOINCREMENT, -- never given twice: readers keep parts of blocks
  first_id INTEGER NOT NULL,
  last_id INTEGER NOT NULL,
  records INTEGER NOT NULL,
  days TEXT NOT NULL,                    -- JSON: [day, ordinal of its first record] each
  directory TEXT NOT NULL,               -- JSON: the first key of each chunk
  ids BLOB NOT NULL,                     -- of its records, ascending
  columns BLOB NOT NULL                  -- what is no key: durations and costs
) STRICT;

CREATE INDEX block_in_time ON block (first_id);

CREATE TABLE block_chunk (
  id INTEGER PRIMARY KEY,                -- number * 65536 + place
  data BLOB NOT NULL
) STRICT;

CREATE TABLE loose (
  interaction_id INTEGER PRIMARY KEY,
  revision INTEGER NOT NULL              -- grows with every change
) STRICT;

INSERT INTO loose (interaction_id, revision)
SELECT id, 0
FROM interaction;

-- Every folded word of the archive, for finding words by their middle.
CREATE TABLE word (
  text TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;
`;
