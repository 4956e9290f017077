import { describe, expect, it } from 'vitest';
import { readCalendar, readCoverage } from '../../../../main/archive/queries/coverage';
import { putNotesFailure } from '../../../../main/archive/ledger/notes-queue';
import type { ArchiveWriter } from '../../../../main/archive/file/archive';
import { readPeriodGaps } from '../../../../main/archive/ledger/period-gaps';
import { storeInteractions, storeNotes } from '../../../../main/archive/store/store';
import { putUnreadable } from '../../../../main/archive/ledger/unreadable';
import { putAskedPeriods, putWindow } from '../../../../main/archive/ledger/windows';
import { toInteraction } from '../../../../main/crm/interaction';
import { Random } from '../../../../main/sample-crm/data/random';
import { documentedInteraction } from '../../records';
import { temporaryArchive } from '../../temp-archive';
import { at, windowOf } from '../ledger/window-of';

describe('readCoverage', () => {
  it('tells for each day whether its interactions are closed, and the age of its last checks', () => {
    const archive = temporaryArchive();
    putWindow(archive, windowOf(at('2022-12-10'), at('2022-12-12') + 3600, { askedAt: 1_700_000_000 }));
    putWindow(archive, windowOf(at('2022-12-12') + 3600, at('2022-12-14'), { askedAt: 1_600_000_000 }));
    putWindow(archive, windowOf(at('2022-12-14'), at('2022-12-15'), { state: 'gap', reason: 'timedOut' }));
    const record = toInteraction({ ...documentedInteraction, callDate: '2022-12-12 09:00:00' });
    archive.transaction(() => {
      const [id] = storeInteractions(archive, [record]).ids;
      storeNotes(archive, id!, [], '2026-01-01T00:00:00.000Z');
    });
    const [nine, ten, , twelve, , fourteen] = readCoverage(archive, { from: at('2022-12-09'), to: at('2022-12-15') });
    expect(nine).toMatchObject({ day: '2022-12-09', events: 'notAsked', eventsCheckedAt: null, notesCheckedAt: null });
    expect(ten).toMatchObject({ events: 'complete', eventsCheckedAt: '2023-11-14T22:13:20.000Z', notesOwed: 0 });
    expect(twelve).toMatchObject({
      events: 'complete',
      eventsCheckedAt: '2020-09-13T12:26:40.000Z',
      notesCheckedAt: '2026-01-01T00:00:00.000Z',
    });
    expect(fourteen).toMatchObject({ events: 'gap' });
  });

  it('tells what is held of each day, and how its notes stand', () => {
    const archive = temporaryArchive();
    putWindow(archive, windowOf(at('2022-12-10'), at('2022-12-13')));
    putWindow(archive, windowOf(at('2022-12-13'), at('2022-12-14'), { state: 'open' }));
    const onDay = (day: number, uuid: string, note: number): ReturnType<typeof toInteraction> =>
      toInteraction({ ...documentedInteraction, uuid, note, callDate: `2022-12-${String(day)} 09:00:00` });
    const records = [onDay(10, 'a', 1), onDay(10, 'b', 0), onDay(11, 'c', 1), onDay(12, 'd', 1), onDay(12, 'e', 1)];
    archive.transaction(() => {
      const { ids } = storeInteractions(archive, records);
      storeNotes(archive, ids[0]!, [], '2026-01-01T00:00:00.000Z');
      storeNotes(archive, ids[4]!, [], '2026-01-02T00:00:00.000Z');
      putNotesFailure(archive, { id: ids[3]!, reason: 'timedOut', tries: 3, failedAt: 1 });
    });
    const days = readCoverage(archive, { from: at('2022-12-10'), to: at('2022-12-15') });
    expect(days).toMatchObject([
      { events: 'complete', interactions: 2, notes: 'complete', noted: 1, notesOwed: 0 },
      { events: 'complete', interactions: 1, notes: 'owed', noted: 1, notesOwed: 1, notesCheckedAt: null },
      { events: 'complete', interactions: 2, notes: 'gap', notesOwed: 1, notesCheckedAt: '2026-01-02T00:00:00.000Z' },
      { events: 'notAsked', interactions: 0, notes: 'notAsked', eventsCheckedAt: null },
      { events: 'notAsked', interactions: 0, notes: 'notAsked' },
    ]);
  });
});

const wanted = (): void => undefined;

it('no day with records that could not be read passes for complete, nor any of those they may be of', () => {
  const archive = temporaryArchive();
  putAskedPeriods(archive, [{ from: at('2022-12-10'), to: at('2022-12-14') }]);
  putWindow(archive, windowOf(at('2022-12-10'), at('2022-12-14')));
  const setAside = (uuid: string, seconds: number | null, from: number, to: number): void =>
    void putUnreadable(archive, [{ raw: Buffer.from(uuid), reason: 'noObject', uuid, seconds }], {
      ...{ kind: 'interaction', owner: null, from, to, cameAt: 1, program: 'test' },
    });
  const [ten, twelve, fourteen] = [at('2022-12-10'), at('2022-12-12'), at('2022-12-14')];
  setAside('last second', at('2022-12-11') - 1, ten, fourteen);
  setAside('first second', at('2022-12-11'), ten, fourteen);
  setAside('a day', null, twelve, at('2022-12-13'));
  setAside('two days', null, twelve, fourteen);
  setAside('seconds around midnight', null, at('2022-12-13') - 1, at('2022-12-13') + 1);
  setAside('gone', twelve, ten, fourteen);
  archive.db.exec("UPDATE unreadable SET vanished_at = '2026-01-01T00:00:00.000Z' WHERE uuid = 'gone'");
  expect(readCoverage(archive, { from: ten, to: fourteen }).map(({ unreadable }) => unreadable)).toEqual([1, 1, 1, 0]);
  const calendar = readCalendar(archive, at('2022-12-13'), wanted);
  const counted = calendar.days.filter(({ unreadable }) => unreadable > 0);
  expect(counted.map(({ day }) => day)).toEqual(['2022-12-10', '2022-12-11', '2022-12-12']);
  expect(calendar.dayUnknown).toBe(2);
  const unreadableOf = (from: string | null, to: string | null) =>
    readPeriodGaps(archive, { from, to }, '2022-12-13').unreadable;
  expect(unreadableOf(null, null)).toEqual({ count: 5, dayUnknown: 2 });
  expect(unreadableOf('2022-12-11', '2022-12-11')).toEqual({ count: 1, dayUnknown: 0 });
  expect(unreadableOf('2022-12-13', null)).toEqual({ count: 2, dayUnknown: 2 });
  expect(unreadableOf('2023-01-01', null)).toEqual({ count: 0, dayUnknown: 0 });
});

describe('readCalendar', () => {
  it('begins with the year of the first day that was asked for, and ends today', () => {
    const archive = temporaryArchive();
    putAskedPeriods(archive, [{ from: at('2023-11-20'), to: at('2024-03-01') }]);
    const { firstAsked, days } = readCalendar(archive, at('2024-02-29'), wanted);
    expect(firstAsked).toBe('2023-11-20');
    expect(days).toHaveLength(365 + 31 + 29);
    expect(days[0]).toMatchObject({ day: '2023-01-01', events: 'notAsked', interactions: 0, notes: 'notAsked' });
    expect(days.at(-1)?.day).toBe('2024-02-29');
  });

  it('has this year alone before anything was asked for', () => {
    const { firstAsked, days } = readCalendar(temporaryArchive(), at('2024-01-02'), wanted);
    expect(firstAsked).toBeNull();
    expect(days.map(({ day }) => day)).toEqual(['2024-01-01', '2024-01-02']);
  });

  it('tells the same of every day as the rows do', () => {
    const archive = temporaryArchive();
    putAskedPeriods(archive, [{ from: at('2022-01-01'), to: at('2023-01-01') }]);
    spoil(archive, new Random(3));
    const period = { from: at('2022-01-01'), to: at('2022-12-31') };
    const { days } = readCalendar(archive, period.to, wanted);
    const rows = readCoverage(archive, { ...period, to: at('2023-01-01') });
    expect(days).toEqual(rows.map(({ noted: _noted, notesCheckedAt: _checked, ...day }) => day));
    for (const state of ['complete', 'owed', 'gap', 'notAsked']) {
      expect(days.some(({ notes }) => notes === state)).toBe(true);
    }
  });
});

/** A year of windows, some of them gaps or never asked, and records with notes had, owed and refused. */
function spoil(archive: ArchiveWriter, random: Random): void {
  for (let day = 0; day < 365; day += 1 + random.whole(0, 2)) {
    const from = at('2022-01-01') + day * 86_400 + random.whole(0, 1) * 3600;
    const state = random.pick(['closed', 'closed', 'closed', 'gap', 'open'] as const);
    putWindow(
      archive,
      windowOf(from, from + 86_400 * (1 + random.whole(0, 2)), { state, askedAt: 1_600_000_000 + day }),
    );
  }
  const records = Array.from({ length: 400 }, (_, place) => {
    const callDate = new Date((at('2022-01-01') + random.whole(0, 364) * 86_400) * 1000).toISOString().slice(0, 10);
    const more = { uuid: `uuid-${String(place)}`, note: random.whole(0, 1), callDate: `${callDate} 12:00:00` };
    return toInteraction({ ...documentedInteraction, ...more });
  });
  archive.transaction(() => {
    const { ids } = storeInteractions(archive, records);
    ids.forEach((id, place) => {
      if (records[place]?.note !== 1) return;
      const fate = random.pick(['had', 'owed', 'refused'] as const);
      if (fate === 'had') storeNotes(archive, id, [], '2026-01-01T00:00:00.000Z');
      if (fate === 'refused') putNotesFailure(archive, { id, reason: 'timedOut', tries: 1, failedAt: 1 });
    });
  });
}
