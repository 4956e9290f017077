import { expect, test } from 'vitest';
import type { Found } from '../../../../main/archive/check/damage';
import { checkLedger } from '../../../../main/archive/check/verify-ledger';
import { putAskedPeriods } from '../../../../main/archive/ledger/windows';
import { firstIdOf, lastIdOf } from '../../../../main/search/index/ids';
import type { TimeRange } from '../../../../preload/ranges';
import { temporaryArchive } from '../../temp-archive';

/** From 100 to 200 seconds of the first day there is, with the counts that the CRM and we had, and how many it held. */
const window = { from: 100, to: 200, state: 'closed', crm: 2, ours: 2, held: 2 };
const next = { ...window, from: 200, to: 300 };
const insertSql = `INSERT INTO sync_window (from_seconds, to_seconds, state, crm_count, our_count, asked_at, tries, next_page, held)
  VALUES (@from, @to, @state, @crm, @ours, 0, 0, 1, @held)`;

/** What is told as `kind row`, of an archive whose records have these ids and whose tally counts as many. */
function told(sql: string, windows: readonly object[], ids: readonly number[], periods: readonly TimeRange[] = []) {
  const archive = temporaryArchive();
  archive.transaction(() => {
    for (const one of windows) archive.prepare<[object]>(insertSql).run(one);
    putAskedPeriods(archive, periods);
    archive.prepare<[number]>(`UPDATE tally SET rows = ? WHERE name = 'interaction'`).run(ids.length);
  });
  archive.db.unsafeMode(true);
  archive.db.pragma('foreign_keys = OFF');
  archive.db.exec(sql);
  const found: Found[] = [];
  const check = checkLedger(archive, (one) => found.push(one));
  ids.forEach(check.see);
  check.end(ids.length);
  return found;
}

const brief = (found: readonly Found[]): string[] => found.map(({ kind, row }) => `${kind} ${String(row)}`);
const both = [firstIdOf(100), lastIdOf(199)];

test.each<[what: string, windows: readonly object[], ids: readonly number[], found: readonly string[]]>([
  ['holds what it held, from its first second to the one before its end', [window], both, []],
  ['holds more than it held', [window], [firstIdOf(100), ...both], []],
  ['held what lies right before and after it', [window], [lastIdOf(99), firstIdOf(200)], ['windowsShort 100']],
  ['does not know what it held', [{ ...window, held: null }], [], []],
  ['is a gap', [{ ...window, state: 'gap' }], [], []],
  ['ends where the next begins', [window, next], [...both, firstIdOf(200), lastIdOf(299)], []],
  ['is short beside one that is not', [window, next], both, ['windowsShort 200']],
  ['held more than was delivered', [{ ...window, ours: 1, crm: 1 }], both, ['ledgerContradicts 100']],
  ['was closed with fewer than were announced', [{ ...window, crm: 3 }], both, ['ledgerContradicts 100']],
  ['is a gap since fewer came than were announced', [{ ...window, state: 'gap', crm: 3 }], both, []],
  ['ends where it begins', [{ ...window, to: 100, held: 0 }], [], ['ledgerContradicts 100']],
  [
    'overlaps the next, which are not compared with their records then',
    [window, { ...window, from: 150, to: 250 }],
    [],
    ['ledgerContradicts 150'],
  ],
])('a window that %s', (_, windows, ids, found) => {
  expect(brief(told('', windows, ids))).toEqual(found);
});

test.each<[what: string, periods: readonly TimeRange[], found: readonly string[]]>([
  [
    'lie apart',
    [
      { from: 100, to: 200 },
      { from: 201, to: 300 },
    ],
    [],
  ],
  [
    'touch',
    [
      { from: 100, to: 200 },
      { from: 200, to: 300 },
    ],
    ['ledgerContradicts 200'],
  ],
  ['are empty', [{ from: 100, to: 100 }], ['ledgerContradicts 100']],
])('periods that were asked for and %s', (_, periods, found) => {
  expect(brief(told('', [], [], periods))).toEqual(found);
});

const count = (table: string, rows: number): string =>
  `UPDATE tally SET rows = ${String(rows)} WHERE name = '${table}'`;

test.each<[what: string, sql: string, kind: string, howMany: number]>([
  ['more records than there are', count('interaction', 5), 'recordsLost', 3],
  ['fewer records than there are', count('interaction', 1), 'recordsUncounted', 1],
  ['no record at all', `DELETE FROM tally WHERE name = 'interaction'`, 'recordsUncounted', 2],
  ['more notes than there are', count('note', 1), 'notesLost', 1],
  ['more earlier states than there are', count('note_version', 4), 'versionsLost', 4],
])('a tally that counts %s', (_, sql, kind, howMany) => {
  expect(told(sql, [], both)).toEqual([{ kind, count: howMany, id: null, row: null, uuid: null, callDate: null }]);
});

const [id, callDate] = [firstIdOf(1_672_313_097), '2022-12-29 11:24:57'];
const noted = `INSERT INTO note (id, uuid, interaction_id) VALUES (7, 'n', ${String(id)}); ${count('note', 1)}`;
const failed = `INSERT INTO notes_failure VALUES (${String(id)}, 'offline', 1, 0)`;
const version = `INSERT INTO note_version (note_id, replaced_at, wire) VALUES (9, '', ''); ${count('note_version', 1)}`;

test.each<[what: string, sql: string, found: Partial<Found>]>([
  ['a note names', noted, { kind: 'notesWithoutRecord', id, row: 7, callDate }],
  ['an answer that failed names', failed, { kind: 'referencesBroken', id: null, row: id, callDate: null }],
  ['an earlier state of a note names', version, { kind: 'versionsWithoutNote', id: null, row: 1, callDate: null }],
])('what %s is not there', (_, sql, found) => {
  expect(told(sql, [], [])).toEqual([{ count: 1, uuid: null, ...found }]);
});
