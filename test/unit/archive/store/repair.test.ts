import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { readStatus } from '../../../../main/archive/ledger/ledger';
import type { ArchiveWriter } from '../../../../main/archive/file/archive';
import { openForWriting } from '../../../../main/archive/file/open';
import { readRecords } from '../../../../main/archive/queries/read';
import { repairArchive } from '../../../../main/archive/store/repair';
import { markVanished } from '../../../../main/archive/store/store';
import { verifyFile } from '../../../../main/archive/check/verify';
import { checkLines, repairLines } from '../../../../main/cli/commands/verify';
import { putAskedPeriods } from '../../../../main/archive/ledger/windows';
import { daysStored, packed, secondsOfDay, storedDays, storeDays, uuidOf, wireOf } from '../stored-days';

const now = Date.parse('2023-02-03T04:05:06Z');

function damaged(sql: string): ArchiveWriter {
  const archive = storedDays();
  archive.transaction(() => {
    putAskedPeriods(archive, [{ from: secondsOfDay(0), to: secondsOfDay(daysStored) }]);
  });
  archive.db.unsafeMode(true);
  archive.db.exec(sql);
  return archive;
}

const copiesOf = (archive: ArchiveWriter): string[] =>
  readdirSync(dirname(archive.path)).filter((name) => name.startsWith(`${basename(archive.path)}.damaged-`));

test('changes nothing where nothing is wrong', () => {
  const archive = damaged('');
  const report = repairArchive(archive, now);
  expect(report).toMatchObject({ keptAs: null, recounted: [], gaveUp: [], asksAgain: [] });
  expect(report.after).toEqual(report.before);
  expect(copiesOf(archive)).toEqual([]);
  expect(repairLines(report, 'pl')).toEqual(['Nie było czego naprawiać.']);
});

test('a record that was lost is said with its time, and the next download brings it back', () => {
  const archive = damaged(`DELETE FROM interaction WHERE uuid = ${packed(4)}`);
  const report = repairArchive(archive, now);
  expect(report.recounted).toEqual([{ name: 'interaction', from: daysStored, to: daysStored - 1 }]);
  expect(report.gaveUp).toEqual([]);
  expect(report.asksAgain).toEqual([{ from: secondsOfDay(0), to: secondsOfDay(9) }]);
  expect(report.after).toMatchObject({ isIndexSound: true, isSound: false });
  expect(report.after.damages.map(({ kind }) => kind)).toEqual(['notesWithoutRecord']);
  expect(readStatus(archive).gaps[0]).toMatchObject({ reason: 'archiveDamaged', from: '2022-12-10 00:00:00' });
  expect(repairLines(report, 'pl').join('\n')).toContain('14 grudnia 2022, 11:24:57');

  storeDays(archive, 0, 9);
  expect(verifyFile(archive)).toMatchObject({ isSound: true, damages: [] });
  expect(readStatus(archive).gaps.filter(({ kind }) => kind === 'events')).toEqual([]);
  const records = readRecords(archive);
  const id = records.idOf(uuidOf(4))!;
  expect(records.wire(id).interaction).toEqual(wireOf(4));
  expect(records.record(id, null)).toMatchObject({ notesOwed: true });
});

test('keeps the file as it was beside, for its owner alone, and it opens with what was damaged in it', () => {
  const sql = `UPDATE interaction SET sms_text = 'inny tekst' WHERE uuid = ${packed(4)}`;
  const archive = damaged(sql);
  const { keptAs } = repairArchive(archive, now);
  expect(keptAs).toBe(`${archive.path}.damaged-2023-02-03T04-05-06`);
  if (process.platform !== 'win32') expect(statSync(keptAs!).mode & 0o077).toBe(0);
  const copy = new Database(keptAs!);
  expect(
    copy
      .prepare(`SELECT sms_text FROM interaction WHERE uuid = ${packed(4)}`)
      .pluck()
      .get(),
  ).toBe('inny tekst');
  expect(copy.prepare('SELECT count(*) FROM interaction').pluck().get()).toBe(daysStored);
  copy.close();
});

test('a letter that changed stays marked, also by a second repair, until the CRM has sent the record again', () => {
  const archive = damaged(
    `UPDATE interaction SET sms_text = replace(sms_text, 'fakturę', 'fakture') WHERE uuid = ${packed(4)}`,
  );
  expect(repairArchive(archive, now).after).toMatchObject({
    ...{ isSound: false, isIndexSound: true },
    damages: [{ kind: 'recordsChanged', count: 1, examples: [{ uuid: uuidOf(4), callDate: wireOf(4).callDate }] }],
  });
  expect(repairArchive(archive, now + 1000).after.isSound).toBe(false);
  expect(readStatus(archive).complete).toBe(false);
  storeDays(archive, 0, 9);
  expect(verifyFile(archive)).toMatchObject({ isSound: true });
});

const unreadable: [name: string, sql: string, gaveUp: object][] = [
  [
    'a patch',
    `UPDATE interaction SET extra = '{' WHERE uuid = ${packed(2)}`,
    { of: 'record', columns: ['extra'], uuid: uuidOf(2), callDate: wireOf(2).callDate },
  ],
  [
    'agents',
    `UPDATE interaction SET receivers = '[1' WHERE uuid = ${packed(2)}`,
    { of: 'record', columns: ['receivers'], uuid: uuidOf(2), callDate: wireOf(2).callDate },
  ],
  [
    'a part that is gone',
    `UPDATE interaction SET status = 99, from_caller = 99 WHERE uuid = ${packed(2)}`,
    { of: 'record', columns: ['status', 'from_caller'], uuid: uuidOf(2), callDate: wireOf(2).callDate },
  ],
  [
    'files of a note',
    `UPDATE note SET files = '{' WHERE uuid = 'note 2'`,
    { of: 'note', columns: ['files'], uuid: uuidOf(2), callDate: wireOf(2).callDate },
  ],
  [
    'an earlier version',
    `UPDATE note_version SET wire = '{'`,
    { of: 'version', columns: ['wire'], uuid: null, callDate: wireOf(3).callDate },
  ],
];

test.each(unreadable)('%s that cannot be read is given up by name, and everything can be read', (_, sql, gaveUp) => {
  const archive = damaged(sql);
  const report = repairArchive(archive, now);
  expect(report.gaveUp).toEqual([gaveUp]);
  const records = readRecords(archive);
  for (let day = 0; day < daysStored; day += 1) expect(records.record(records.idOf(uuidOf(day))!, null)).toBeDefined();
  for (const language of ['pl', 'en'] as const) {
    expect([...repairLines(report, language), ...checkLines(report.after, language)].join('\n')).not.toMatch(
      /\{\{|damage\./,
    );
  }
});

test('what the CRM does not list any more is kept as it is, said once, and sound from then on', () => {
  const archive = damaged('');
  const id = readRecords(archive).idOf(uuidOf(10))!;
  archive.transaction(() => {
    markVanished(archive, [id], '2023-01-05T00:00:00Z');
  });
  archive.db.exec(`UPDATE interaction SET sms_text = 'inny' WHERE uuid = ${packed(10)}`);
  const report = repairArchive(archive, now);
  expect(report.gaveUp).toEqual([{ of: 'record', columns: [], uuid: uuidOf(10), callDate: wireOf(10).callDate }]);
  expect(report.after).toMatchObject({ isSound: true });
});

test('an earlier version is put back to the note that it says it is of', () => {
  const archive = damaged('UPDATE note_version SET note_id = note_id + 1');
  expect(repairArchive(archive, now)).toMatchObject({ gaveUp: [], after: { isSound: true } });
});

test('a record without a known date makes every period a question that is not proved whole', () => {
  const archive = damaged(`UPDATE sync_window SET held = NULL WHERE from_seconds = ${String(secondsOfDay(9))};
    DELETE FROM interaction WHERE uuid = ${packed(10)}`);
  expect(repairArchive(archive, now).asksAgain).toEqual([{ from: secondsOfDay(9), to: secondsOfDay(daysStored) }]);
});

test('notes that are hidden are shown, and those that were lost are asked for', () => {
  const archive = damaged(`UPDATE interaction SET notes_checked_at = NULL WHERE uuid = ${packed(5)}`);
  expect(repairArchive(archive, now).after).toMatchObject({ isSound: true });
  expect(readRecords(archive).record(readRecords(archive).idOf(uuidOf(5))!, null)).toMatchObject({
    ...{ noteCount: 1, notesOwed: true },
  });
  archive.db.exec(`DELETE FROM note WHERE uuid = 'note 6'`);
  expect(repairArchive(archive, now + 1000).after).toMatchObject({ isSound: true });
  expect(readStatus(archive).notesOwed).toBe(daysStored);
});

test('windows that overlap or lead nowhere are asked for again', () => {
  const archive =
    damaged(`UPDATE sync_window SET to_seconds = to_seconds + 5 WHERE from_seconds = ${String(secondsOfDay(0))};
    INSERT INTO sync_window SELECT from_seconds + 100, from_seconds, state, reason, crm_count, our_count, asked_at, tries, next_page, held
      FROM sync_window LIMIT 1`);
  expect(verifyFile(archive).damages).toMatchObject([{ kind: 'ledgerContradicts' }]);
  const report = repairArchive(archive, now);
  expect(report.after).toMatchObject({ isSound: true });
  expect(report.asksAgain).toEqual([{ from: secondsOfDay(0), to: secondsOfDay(daysStored) }]);
  expect(readStatus(archive).complete).toBe(false);
});

test('what the ledger says of records that are not there is taken out, and a note that was set aside waits for its own', () => {
  const archive = damaged(
    `INSERT INTO sync_window_record (from_seconds, interaction_id) VALUES (0, 1);
     INSERT INTO sync_window_unreadable (from_seconds, unreadable_id) VALUES (0, 77);
     INSERT INTO unreadable (kind, identity, interaction_id, reason, raw, from_seconds, to_seconds, came_at, program)
     SELECT 'note', x'00', id, 'notJson', x'7b', 0, 1, 0, '1' FROM interaction WHERE uuid = ${packed(4)};
     DELETE FROM interaction WHERE uuid = ${packed(4)}`,
  );
  const rowsOf = (table: string): number => archive.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get()!;
  repairArchive(archive, now);
  expect(['sync_window_record', 'sync_window_unreadable', 'unreadable'].map(rowsOf)).toEqual([0, 0, 1]);
  storeDays(archive, 0, 9);
  expect(verifyFile(archive)).toMatchObject({ isSound: true, damages: [] });
});

test('a file whose pages are damaged is left alone, and that is said', () => {
  const archive = damaged('');
  const { path } = archive;
  archive.close();
  const bytes = readFileSync(path);
  bytes.write('note Z', bytes.indexOf('note 5'));
  writeFileSync(path, bytes);
  const again = openForWriting(path);
  const report = repairArchive(again, now);
  again.close();
  expect(report.after.problems).not.toEqual([]);
  expect(readFileSync(path).equals(bytes)).toBe(true);
  expect(repairLines(report, 'pl')[0]).toContain('Niczego nie zmieniono');
  expect(checkLines(report.after, 'pl')[0]).toBe('Plik archiwum jest uszkodzony.');
});
