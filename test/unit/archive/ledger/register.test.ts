import { expect, it } from 'vitest';
import type { RegisterEntry } from '../../../../preload/register';
import { verifyFile } from '../../../../main/archive/check/verify';
import type { ArchiveWriter } from '../../../../main/archive/file/archive';
import {
  addToRegister,
  checkRegister,
  firstBrokenEntry,
  readEntries,
  readNotedPolicy,
  readRegister,
} from '../../../../main/archive/ledger/register';
import { forgetInRegister } from '../../../../main/archive/ledger/register-forgetting';
import { temporaryArchive } from '../../temp-archive';

const saved: RegisterEntry = {
  at: '2026-01-01T10:00:00.000Z',
  person: 'anna',
  act: 'export',
  counts: { rows: 12, interactions: 12 },
  texts: { asked: 'faktura Kowalska, od 1 marca', path: '~/Dokumenty/eksport.csv' },
  facts: { outcome: 'begun', format: 'csv' },
};
const held: RegisterEntry = { at: '2026-01-02T10:00:00.000Z', person: null, act: 'hold', texts: { reason: 'spór' } };

function withEntries(...entries: readonly RegisterEntry[]): ArchiveWriter {
  const archive = temporaryArchive();
  for (const entry of entries) archive.transaction(() => addToRegister(archive, entry));
  return archive;
}

it('keeps what was noted, in its order, each entry sealing those before it', () => {
  const archive = withEntries(saved, held, saved);
  const entries = readRegister(archive);
  expect(entries).toMatchObject([
    { id: 1, ...saved, emptied: [] },
    { id: 2, ...held, counts: {}, facts: {} },
    { id: 3, ...saved },
  ]);
  expect(new Set(entries.map(({ hash }) => hash)).size).toBe(3);
  expect(firstBrokenEntry(archive)).toBeNull();
});

it.each([
  ['an act', "UPDATE register SET act = 'copy' WHERE id = 2", 2],
  ['a time', "UPDATE register SET at = '2020-01-01T10:00:00.000Z' WHERE id = 1", 1],
  ['a person', "UPDATE register SET person = 'ewa' WHERE id = 1", 1],
  ['a count', `UPDATE register SET details = replace(details, '"rows":12', '"rows":2') WHERE id = 1`, 1],
  ['a text', "UPDATE register_text SET text = 'nic' WHERE entry = 2", 2],
  ['a text that is gone with its row', 'DELETE FROM register_text WHERE entry = 2', 2],
  ['a text that was put beside', "INSERT INTO register_text VALUES (2, 'path', x'00', 'tu')", 2],
  ['an entry in the midst', 'DELETE FROM register WHERE id = 2', 3],
  ['the last entry', 'DELETE FROM register WHERE id = 3; DELETE FROM register_text WHERE entry = 3', 3],
  ['all entries', 'DELETE FROM register; DELETE FROM register_text', 1],
] as const)('finds that somebody changed or removed %s', (_, sql, broken) => {
  const archive = withEntries(saved, held, held);
  archive.db.exec(sql);
  expect(firstBrokenEntry(archive)).toBe(broken);
  expect(verifyFile(archive).damages).toMatchObject([{ kind: 'registerBroken', count: 1 }]);
});

it('checks the chain part by part as it does at once', () => {
  const archive = withEntries(saved, held, held, held, saved);
  const inParts = (): number | null => {
    let check = checkRegister(archive, null, 2);
    while (check.next !== null) check = checkRegister(archive, check.next, 2);
    return check.broken;
  };
  expect(inParts()).toBeNull();
  archive.db.exec("UPDATE register SET person = 'ewa' WHERE id = 3");
  expect(inParts()).toBe(3);
  archive.db.exec('UPDATE register SET person = NULL WHERE id = 3; DELETE FROM register WHERE id = 5');
  expect(inParts()).toBe(5);
  expect(checkRegister(archive, { id: 1, hash: '00' }, 2)).toEqual({ broken: 2, next: null });
});

it('reads entries in the order that is asked for, and which entry ends which', () => {
  const archive = withEntries(saved, held, { ...saved, facts: { outcome: 'done', of: 1 } });
  const [last, first, ...more] = readEntries(archive, [3, 1, 9]);
  expect([last?.id, last?.endedBy, first?.id, first?.endedBy, more]).toEqual([3, null, 1, 3, []]);
  archive.transaction(() => addToRegister(archive, { ...saved, facts: { outcome: 'failed', of: 2 } }));
  expect(readEntries(archive, [2])[0]?.endedBy).toBe(4);
});

it('empties what names an erased person, and says so; the chain still holds, and goes on', () => {
  const archive = withEntries(saved, held, { ...held, texts: { subject: 'Jan Nowicki, 600 700 800' } });
  const people = { names: ['Kowalska Anna'], numbers: ['+48600700800'], emails: [] };
  expect(archive.transaction(() => forgetInRegister(archive, people))).toBe(2);
  archive.transaction(() => addToRegister(archive, held));
  expect(readRegister(archive)).toMatchObject([
    { counts: saved.counts, texts: { path: '~/Dokumenty/eksport.csv' }, emptied: ['asked'] },
    { texts: { reason: 'spór' }, emptied: [] },
    { act: 'hold', texts: {}, emptied: ['subject'] },
    { id: 4 },
  ]);
  expect(JSON.stringify(archive.db.prepare('SELECT * FROM register_text').all())).not.toContain('Kowalska');
  expect(firstBrokenEntry(archive)).toBeNull();
  expect(archive.transaction(() => forgetInRegister(archive, people))).toBe(0);
});

it('knows which policy was noted last', () => {
  const archive = withEntries(saved);
  expect(readNotedPolicy(archive)).toBeNull();
  const noted = { ...held, act: 'policy' } as const;
  for (const policy of ['aa', 'bb']) archive.transaction(() => addToRegister(archive, { ...noted, facts: { policy } }));
  expect(readNotedPolicy(archive)).toBe('bb');
});
