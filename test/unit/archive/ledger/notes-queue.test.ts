import { expect, test } from 'vitest';
import type { ArchiveWriter } from '../../../../main/archive/file/archive';
import {
  clearNotesFailure,
  countNotesOwners,
  countNotesToRecheck,
  findInteraction,
  giveUpVanished,
  putNotesFailure,
  putNotesFailures,
  readNotesToRecheck,
} from '../../../../main/archive/ledger/notes-queue';
import { markVanished, storeInteractions, storeNotes } from '../../../../main/archive/store/store';
import { toInteraction } from '../../../../main/crm/interaction';
import { at } from './window-of';
import { documentedInteraction } from '../../records';
import { temporaryArchive } from '../../temp-archive';

const [first, below] = [at('2022-12-10'), at('2022-12-14')];
const seconds = (iso: string): number => Date.parse(iso) / 1000;
const [early, late] = ['2026-01-01T00:00:00Z', '2026-02-01T00:00:00Z'];

/**
 * An event a day from 10 December on: notes had early, had late, none, owed, had early but vanished; and one of the 15th with
 * notes had early.
 */
function queue(): { archive: ArchiveWriter; ids: readonly number[] } {
  const archive = temporaryArchive();
  const ids = archive.transaction(() => {
    const records = [1, 1, 0, 1, 1, 1].map((note, n) =>
      toInteraction({
        ...documentedInteraction,
        note,
        uuid: `U${String(n)}`,
        callDate: `2022-12-${String(10 + n)} 00:00:00`,
      }),
    );
    const stored = storeInteractions(archive, records).ids;
    for (const n of [0, 4, 5]) storeNotes(archive, stored[n]!, [], early);
    storeNotes(archive, stored[1]!, [], late);
    markVanished(archive, [stored[4]!], early);
    return stored;
  });
  return { archive, ids };
}

test.each([
  ['early answers of the period', { checkedBefore: seconds(early) + 1 }, ['U0']],
  ['no answer of the very time', { checkedBefore: seconds(early) }, []],
  ['all answers, the newest event first', { checkedBefore: seconds(late) + 1 }, ['U1', 'U0']],
  ['also later days', { checkedBefore: seconds(late) + 1, to: at('2022-12-16') }, ['U5', 'U1', 'U0']],
  ['no earlier days', { checkedBefore: seconds(late) + 1, from: at('2022-12-11') }, ['U1']],
  ['no more than are wanted', { checkedBefore: seconds(late) + 1, limit: 1 }, ['U1']],
])('notes to be asked for again are %s', (_, asked, uuids) => {
  const { archive } = queue();
  const question = { from: first, to: below, ...asked };
  const found = readNotesToRecheck(archive, { limit: 9, below: Infinity, ...question });
  expect(found.map(({ uuid }) => uuid)).toEqual(uuids);
  if (!('limit' in asked)) expect(countNotesToRecheck(archive, question)).toBe(uuids.length);
});

test('the next page of them goes on below the last event', () => {
  const { archive, ids } = queue();
  const question = { from: first, to: below, checkedBefore: seconds(late) + 1, limit: 1 };
  expect(readNotesToRecheck(archive, { ...question, below: ids[1]! })).toEqual([{ id: ids[0], uuid: 'U0' }]);
  expect(readNotesToRecheck(archive, { ...question, below: ids[0]! })).toEqual([]);
});

test('counts events with notes that the CRM lists, and finds an event by its uuid alone', () => {
  const { archive, ids } = queue();
  expect(countNotesOwners(archive, { from: first, to: below })).toBe(3);
  expect(countNotesOwners(archive, { from: first, to: at('2022-12-16') })).toBe(4);
  expect([findInteraction(archive, 'U3'), findInteraction(archive, 'u3')]).toEqual([ids[3], null]);
});

const failuresOf = (archive: ArchiveWriter): unknown[] =>
  archive.prepare<[]>('SELECT reason, tries, failed_at FROM notes_failure ORDER BY interaction_id').raw().all();
const isOwed = (archive: ArchiveWriter, id: number): boolean =>
  archive.prepare<[number], number>('SELECT notes_owed FROM interaction WHERE id = ?').pluck().get(id) === 1;

test('a failure adds to the tries before it, its reason is the last; notes that were had are owed again', () => {
  const { archive, ids } = queue();
  archive.transaction(() => {
    putNotesFailure(archive, { id: ids[0]!, reason: 'timedOut', tries: 3, failedAt: 1 });
    putNotesFailure(archive, { id: ids[0]!, reason: 'refusedByCrm', tries: 2, failedAt: 2 });
  });
  expect(failuresOf(archive)).toEqual([['refusedByCrm', 5, 2]]);
  expect(isOwed(archive, ids[0]!)).toBe(true);
  archive.transaction(() => {
    clearNotesFailure(archive, ids[0]!);
  });
  expect(failuresOf(archive)).toEqual([]);
});

test.each([
  ['to the whole period', below, [['cancelled', 3, 9]]],
  ['to a period before it', at('2022-12-13'), [['timedOut', 3, 1]]],
])('one reason for all notes owed goes %s, and leaves the tries', (_, to, failures) => {
  const { archive, ids } = queue();
  archive.transaction(() => {
    putNotesFailure(archive, { id: ids[3]!, reason: 'timedOut', tries: 3, failedAt: 1 });
    putNotesFailures(archive, { from: first, to }, 'cancelled', 9);
  });
  expect(failuresOf(archive)).toEqual(failures);
});

test('gives up the notes of an event that the CRM no longer lists, and of no other', () => {
  const { archive, ids } = queue();
  const [listed, vanished] = [ids[3]!, ids[4]!];
  archive.transaction(() => {
    for (const id of [listed, vanished]) putNotesFailure(archive, { id, reason: 'timedOut', tries: 1, failedAt: 1 });
    expect([giveUpVanished(archive, listed), giveUpVanished(archive, vanished)]).toEqual([false, true]);
  });
  expect([isOwed(archive, listed), isOwed(archive, vanished)]).toEqual([true, false]);
  expect(failuresOf(archive)).toHaveLength(1);
});
