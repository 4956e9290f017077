import { describe, expect, it } from 'vitest';
import { readStatus } from '../../../../main/archive/ledger/ledger';
import type { ArchiveWriter } from '../../../../main/archive/file/archive';
import { storeInteractions, storeNotes } from '../../../../main/archive/store/store';
import { putAskedPeriods, putWindow } from '../../../../main/archive/ledger/windows';
import { putNotesFailure } from '../../../../main/archive/ledger/notes-queue';
import { toInteraction } from '../../../../main/crm/interaction';
import { documentedInteraction } from '../../records';
import { temporaryArchive } from '../../temp-archive';
import { at, windowOf } from './window-of';

const asked = (archive: ArchiveWriter, from: string, to: string): void => {
  putAskedPeriods(archive, [{ from: at(from), to: at(to) }]);
};

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
