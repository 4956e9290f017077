/**
 * Who and what must not be erased, by no rule and by no hand, as long as a hold stands: a lawsuit, a complaint, an inspection. What
 * the CRM no longer lists is found without reading every row.
 */
export const sql = `
CREATE TABLE hold (
  id INTEGER PRIMARY KEY AUTOINCREMENT,  -- never given again: what was known of the holds is told by it
  subject TEXT NOT NULL,                 -- JSON: a contact, a number or a search
  reason TEXT NOT NULL,
  person TEXT,                           -- the name by which the operating system knows the person
  at TEXT NOT NULL                       -- ISO 8601 with zone
) STRICT;

CREATE INDEX interaction_vanished ON interaction (vanished_at, id) WHERE vanished_at IS NOT NULL;
`;
