/**
 * The addresses of links and the names of pictures are words of a note: its record is taken into the index anew. Until that has
 * happened it is `loose`, so that it is found by them at once.
 */
export const sql = `
INSERT OR IGNORE INTO loose (interaction_id, revision)
SELECT DISTINCT interaction_id, 0
FROM note
WHERE text LIKE '%entityRanges%'
  AND (text LIKE '%url%' OR text LIKE '%href%' OR text LIKE '%atomic%');
`;
