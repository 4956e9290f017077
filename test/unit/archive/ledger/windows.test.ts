import { describe, expect, it, test } from 'vitest';
import type { ArchiveWriter } from '../../../../main/archive/file/archive';
import {
  addListed,
  forgetHeld,
  forgetListed,
  putAskedPeriods,
  putWindow,
  readAskedPeriods,
  readListed,
  readListedIds,
  readStaleWindows,
  readWindows,
  type LedgerWindow,
} from '../../../../main/archive/ledger/windows';
import { markVanished, storeInteractions } from '../../../../main/archive/store/store';
import { toInteraction } from '../../../../main/crm/interaction';
import { at, windowOf } from './window-of';
import { documentedInteraction } from '../../records';
import { temporaryArchive } from '../../temp-archive';
import { fc } from '../../random-cases';

const everything = { from: 0, to: 1000 };
const closed = windowOf;
const gap = (from: number, to: number) => windowOf(from, to, { state: 'gap', reason: 'timedOut' });
const open = (from: number, to: number) => windowOf(from, to, { state: 'open' });

function ledgerOf(...windows: readonly LedgerWindow[]): ArchiveWriter {
  const archive = temporaryArchive();
  archive.transaction(() => {
    for (const one of windows) putWindow(archive, one);
  });
  return archive;
}
const spelled = (windows: readonly LedgerWindow[]): string =>
  windows.map(({ state, from, to }) => `${state} ${String(from)}-${String(to)}`).join(', ');

describe('putWindow', () => {
  it('replaces exactly the time it is about, whatever was there', () => {
    const archive = temporaryArchive();
    const piece = fc.tuple(fc.nat(40), fc.integer({ min: 1, max: 12 }), fc.constantFrom('closed', 'gap', 'open'));
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        archive.db.exec('DELETE FROM sync_window');
        const expected = new Array<string>(60).fill('');
        pieces.forEach(([from, length, state], place) => {
          // What is left of an open window begins anew: nothing vouches for it.
          for (const known of readWindows(archive, { from, to: from + length })) {
            if (known.state === 'open') expected.fill('', known.from, known.to);
          }
          putWindow(archive, windowOf(from, from + length, { state: state as 'closed', askedAt: place + 1 }));
          expected.fill(`${state} ${String(place + 1)}`, from, from + length);
        });
        const found = new Array<string>(60).fill('');
        for (const known of readWindows(archive, { from: 0, to: 60 })) {
          expect(found.slice(known.from, known.to).every((second) => second === '')).toBe(true);
          found.fill(`${known.state} ${String(known.askedAt)}`, known.from, known.to);
        }
        expect(found).toEqual(expected);
      }),
    );
  });

  it('keeps no counts for a part of a window', () => {
    const archive = temporaryArchive();
    putWindow(archive, windowOf(0, 100, { crmCount: 7, ourCount: 7 }));
    putWindow(archive, windowOf(40, 60, { crmCount: 2 }));
    expect(readWindows(archive, { from: 0, to: 100 }).map(({ crmCount }) => crmCount)).toEqual([null, 2, null]);
  });

  test.each([
    ['in the middle of a closed one', [closed(0, 100), gap(40, 60)], 'closed 0-40, gap 40-60, closed 60-100'],
    [
      'over several',
      [closed(0, 30), gap(30, 60), closed(60, 100), closed(20, 70)],
      'closed 0-20, closed 20-70, closed 70-100',
    ],
    ['beside another', [closed(0, 30), gap(30, 60)], 'closed 0-30, gap 30-60'],
    ['in the middle of one that is being read', [open(0, 100), closed(40, 60)], 'closed 40-60'],
  ])('%s leaves of the others what lies outside it', (_, windows, expected) => {
    expect(spelled(readWindows(ledgerOf(...windows), everything))).toBe(expected);
  });
});

test.each([
  ['from the end of one to the beginning of the next', 100, 200, ''],
  ['of the last second of one', 99, 100, 'closed 50-100'],
  ['of the first second of one', 200, 201, 'closed 200-300'],
  ['inside one', 220, 230, 'closed 200-300'],
  ['over both', 0, 400, 'closed 50-100, closed 200-300'],
])('a span %s has the windows that overlap it', (_, from, to, expected) => {
  expect(spelled(readWindows(ledgerOf(closed(50, 100), closed(200, 300)), { from, to }))).toBe(expected);
});

test.each([
  ['everything', { askedBefore: 100, limit: 9 }, 'closed 20-30, closed 0-10, closed 10-20'],
  ['at most two', { askedBefore: 100, limit: 2 }, 'closed 20-30, closed 0-10'],
  ['what was asked before the time', { askedBefore: 9, limit: 9 }, 'closed 20-30, closed 0-10'],
  ['what overlaps the span', { askedBefore: 100, limit: 9, from: 5, to: 20 }, 'closed 0-10, closed 10-20'],
])('of closed windows alone, the longest unasked first, finds %s', (_, question, expected) => {
  const asked = (askedAt: number): Partial<LedgerWindow> => ({ askedAt });
  const windows = [
    closed(0, 10, asked(8)),
    closed(10, 20, asked(9)),
    closed(20, 30, asked(7)),
    gap(30, 40),
    open(40, 50),
  ];
  expect(spelled(readStaleWindows(ledgerOf(...windows), { ...everything, ...question }))).toBe(expected);
});

test('an open window counts each record that it delivered once, until it is closed or begins anew', () => {
  const archive = ledgerOf(open(0, 100), open(100, 200));
  archive.transaction(() => {
    expect(addListed(archive, 0, { ids: [7, 8], unreadable: [], erased: [] })).toEqual({ before: 0, seen: 2 });
    expect(addListed(archive, 0, { ids: [8, 9], unreadable: [1], erased: [] })).toEqual({ before: 2, seen: 4 });
    expect(addListed(archive, 100, { ids: [7], unreadable: [], erased: [] })).toEqual({ before: 0, seen: 1 });
    putWindow(archive, windowOf(0, 100, { state: 'open', nextPage: 2 }));
    expect(readListed(archive, 0)).toEqual({ ids: [7, 8, 9], unreadable: [1], erased: [] });
    putWindow(archive, closed(0, 100));
    expect(readListed(archive, 0)).toEqual({ ids: [], unreadable: [], erased: [] });
    forgetListed(archive, 100);
    expect(readListed(archive, 100)).toEqual({ ids: [], unreadable: [], erased: [] });
  });
});

test.each([
  ['of the first', 0, [null, 2]],
  ['of the last second of the first', 99, [null, 2]],
  ['of the second', 100, [1, null]],
  ['in no window', 200, [1, 2]],
])('a second %s that a record left takes from its window how many it held', (_, seconds, held) => {
  const archive = ledgerOf(closed(0, 100, { held: 1 }), closed(100, 200, { held: 2 }));
  archive.transaction(() => {
    forgetHeld(archive, seconds);
  });
  expect(readWindows(archive, everything).map((window) => window.held)).toEqual(held);
});

test('lists the records of a span that the CRM still lists, and periods as they were last put', () => {
  const archive = temporaryArchive();
  const dates = [0, 10, 11, 20].map((second) => `2022-12-10 00:00:${String(second).padStart(2, '0')}`);
  const records = dates.map((callDate) => toInteraction({ ...documentedInteraction, uuid: callDate, callDate }));
  const day = at('2022-12-10');
  archive.transaction(() => {
    const { ids } = storeInteractions(archive, records);
    markVanished(archive, [ids[2]!], '2026-01-01T00:00:00Z');
    expect(readListedIds(archive, { from: day, to: day + 20 })).toEqual([ids[0], ids[1]]);
    putAskedPeriods(archive, [{ from: 5, to: 6 }]);
    putAskedPeriods(archive, [
      { from: 300, to: 400 },
      { from: 0, to: 100 },
    ]);
    expect(readAskedPeriods(archive)).toEqual([
      { from: 0, to: 100 },
      { from: 300, to: 400 },
    ]);
  });
});
