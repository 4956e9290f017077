/**
 * What came, in the order it came: records that are new to the archive, and records with a note that is. The latest are kept,
 * so that a saved search can say what is new since it was last looked at, also of records with an old date.
 */
export const sql = `
CREATE TABLE arrival (
  until INTEGER PRIMARY KEY,             -- how many ever came, with these
  ids BLOB NOT NULL                      -- ids of interactions, 64-bit floats
) STRICT;
`;
