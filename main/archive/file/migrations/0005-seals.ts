/**
 * What tells damage from what was stored: a seal on each row (`seal.ts`), how many records a window of the ledger held when it
 * was closed, how many versions of notes there are, and the archive's own mark (`side-files.ts`). A row of an earlier version
 * gets its seal when the CRM sends it again.
 */
export const sql = `
ALTER TABLE interaction ADD COLUMN seal INTEGER;
ALTER TABLE note ADD COLUMN seal INTEGER;
ALTER TABLE note_version ADD COLUMN seal INTEGER;

ALTER TABLE sync_window ADD COLUMN held INTEGER;

INSERT INTO tally (name, rows)
VALUES ('note_version', (SELECT count(*) FROM note_version));

INSERT INTO meta (key, value)
VALUES ('mark', lower(hex(randomblob(16))) || '.0000000000000000');
`;
