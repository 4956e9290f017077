/**
 * By which rules the texts of a segment of the search index were read: those of earlier versions of the program are renewed from
 * the rows, one by one, and answer until then.
 */
export const sql = `
ALTER TABLE block ADD COLUMN version INTEGER NOT NULL DEFAULT 1;

-- Without it, each look at a version would go through all that stands before it in its row.
CREATE INDEX block_by_version ON block (version, last_id, records);
`;
