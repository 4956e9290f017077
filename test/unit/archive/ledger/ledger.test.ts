import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readStatus } from '../../../../main/archive/ledger/ledger';
import type { ArchiveWriter } from '../../../../main/archive/file/archive';
import { storeInteractions, storeNotes } from '../../../../main/archive/store/store';
import { putAskedPeriods, putWindow, readWindows } from '../../../../main/archive/ledger/windows';
import { putNotesFailure } from '../../../../main/archive/ledger/notes-queue';
import { toInteraction } from '../../../../main/crm/interaction';
import { documentedInteraction } from '../../records';
import { temporaryArchive } from '../../temp-archive';
import { at, windowOf } from './window-of';

const asked = (archive: ArchiveWriter, from: string, to: string): void => {
  putAskedPeriods(archive, [{ from: at(from), to: at(to) }]);
};

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
});

describe('readStatus', () => {
  it('of an archive that was never asked for anything is not complete', () => {
    expect(readStatus(temporaryArchive())).toMatchObject({
      interactions: 0,
      complete: false,
      gaps: [],
      firstDate: null,
      lastSync: null,
    });
  });

  it('is complete when closed windows cover all that was asked for', () => {
    const archive = temporaryArchive();
    asked(archive, '2025-01-01', '2025-02-01');
    putWindow(archive, windowOf(at('2025-01-01'), at('2025-01-20')));
    expect(readStatus(archive)).toMatchObject({
      complete: false,
      gaps: [{ kind: 'events', reason: 'notAsked', from: '2025-01-20 00:00:00', to: '2025-02-01 00:00:00' }],
    });
    putWindow(archive, windowOf(at('2025-01-20'), at('2025-02-03')));
    expect(readStatus(archive)).toMatchObject({ complete: true, gaps: [] });
  });

  it('names gaps with their reason and counts, neighbours as one', () => {
    const archive = temporaryArchive();
    asked(archive, '2025-01-01', '2025-01-05');
    putWindow(archive, windowOf(at('2025-01-01'), at('2025-01-02')));
    const gap = { state: 'gap', reason: 'countsDisagree', crmCount: 10, ourCount: 9 } as const;
    putWindow(archive, windowOf(at('2025-01-02'), at('2025-01-03'), gap));
    putWindow(archive, windowOf(at('2025-01-03'), at('2025-01-04'), gap));
    putWindow(
      archive,
      windowOf(at('2025-01-04'), at('2025-01-05'), { state: 'gap', reason: 'timedOut', crmCount: null }),
    );
    expect(readStatus(archive).gaps).toMatchObject([
      { reason: 'countsDisagree', from: '2025-01-02 00:00:00', to: '2025-01-04 00:00:00', crmCount: 20, ourCount: 18 },
      { reason: 'timedOut', from: '2025-01-04 00:00:00', to: '2025-01-05 00:00:00', crmCount: null },
    ]);
  });

  it('counts rows as they come, and owed notes by day and reason', () => {
    const archive = temporaryArchive();
    asked(archive, '2022-12-01', '2023-01-01');
    putWindow(archive, windowOf(at('2022-12-01'), at('2023-01-01')));
    const records = ['a', 'b', 'c'].map((uuid, place) =>
      toInteraction({ ...documentedInteraction, uuid, callDate: `2022-12-${String(10 + place)} 09:00:00` }),
    );
    const { ids } = archive.transaction(() => storeInteractions(archive, records));
    expect(readStatus(archive)).toMatchObject({
      interactions: 3,
      notesOwed: 3,
      firstDate: '2022-12-10',
      lastDate: '2022-12-12',
      complete: false,
      gaps: [
        {
          kind: 'notes',
          reason: 'notAsked',
          from: '2022-12-10 00:00:00',
          to: '2022-12-13 00:00:00',
          crmCount: 3,
          ourCount: 0,
        },
      ],
    });
    archive.transaction(() => {
      storeNotes(archive, ids[0]!, [], '2026-01-01T00:00:00Z');
      putNotesFailure(archive, { id: ids[2]!, reason: 'timedOut', tries: 9, failedAt: 1 });
    });
    expect(readStatus(archive)).toMatchObject({
      notesOwed: 2,
      gaps: [
        { kind: 'notes', reason: 'notAsked', from: '2022-12-11 00:00:00', to: '2022-12-12 00:00:00' },
        { kind: 'notes', reason: 'timedOut', from: '2022-12-12 00:00:00', to: '2022-12-13 00:00:00' },
      ],
    });
  });
});
