const hex = (digits: number): string => '[0-9a-fA-F]'.repeat(digits);
const uuid = [8, 4, 4, 4, 12].map(hex).join('-');

/** A row whose `uuid` was kept as a text because of its capital letters: from now on those are a spelling, and no identity. */
const withPlainUuids = (table: string): string => `
UPDATE OR IGNORE ${table}
SET
  uuid = unhex(replace(uuid, '-', '')),
  extra = '{"uuid":["' || uuid || '"]' || coalesce(',' || substr(extra, 2), '}'),
  seal = NULL
WHERE typeof(uuid) = 'text'
  AND uuid GLOB '${uuid}';
`;

/**
 * A uuid is the same record in either letter case, and no row id lies beyond 2^53: records of such a time (from 2242 on) are
 * kept like those whose time cannot be read. Patches are put together as texts: SQLite's own JSON reads a thousand levels.
 */
export const sql = `
${withPlainUuids('interaction')}
${withPlainUuids('note')}
CREATE TEMP TABLE moved AS
SELECT
  id AS old_id,
  (SELECT coalesce(max(id), -1) FROM interaction WHERE id < 1048576) + row_number() OVER (ORDER BY id) AS new_id
FROM interaction
WHERE id >= 9007199254740992;

UPDATE interaction
SET
  extra = '{"callDate":["' || datetime(id >> 20, 'unixepoch') || '"]' || coalesce(',' || substr(extra, 2), '}'),
  seal = NULL,
  id = (SELECT new_id FROM moved WHERE old_id = id)
WHERE id >= 9007199254740992;

UPDATE note
SET interaction_id = (SELECT new_id FROM moved WHERE old_id = interaction_id)
WHERE interaction_id >= 9007199254740992;

UPDATE sync_window_record
SET interaction_id = (SELECT new_id FROM moved WHERE old_id = interaction_id)
WHERE interaction_id >= 9007199254740992;

UPDATE notes_failure
SET interaction_id = (SELECT new_id FROM moved WHERE old_id = interaction_id)
WHERE interaction_id >= 9007199254740992;

INSERT OR REPLACE INTO loose (interaction_id, revision)
SELECT old_id, unixepoch() * 1000
FROM moved
UNION ALL
SELECT new_id, unixepoch() * 1000
FROM moved;

UPDATE sync_window
SET held = NULL
WHERE to_seconds > 8589934592
  AND EXISTS (SELECT 1 FROM moved);

DROP TABLE moved;
`;
