/**
 * The register tells of more than erasures. What may name a person stands apart from its entries, which seal a salted hash of it: it can
 * be emptied when that person is erased, and the chain still holds. `registerEnd` in `meta` is the last entry's number and hash.
 */
export const sql = `
CREATE TABLE register_text (
  entry INTEGER NOT NULL,                -- register.id
  name TEXT NOT NULL,
  salt BLOB,                             -- both are NULL once somebody who was named in it is erased
  text TEXT,
  PRIMARY KEY (entry, name)
) STRICT, WITHOUT ROWID;

INSERT INTO meta (key, value)
SELECT 'registerEnd', id || ':' || lower(hex(hash))
FROM register
ORDER BY id DESC
LIMIT 1;
`;
