import { describe, expect, it } from 'vitest';
import { flushPending } from '../../../../main/archive/index/index-build';
import type { ArchiveWriter } from '../../../../main/archive/file/archive';
import { planSearch } from '../../../../main/archive/queries/understanding/plan';
import { readRecords } from '../../../../main/archive/queries/read';
import { searcherOf } from '../../../../main/archive/queries/search';
import { markVanished, storeInteractions, storeNotes } from '../../../../main/archive/store/store';
import { readTimeline, type TimelineSource } from '../../../../main/archive/queries/timeline';
import { summariseTimeline } from '../../../../main/archive/queries/timeline-summary';
import { toInteraction } from '../../../../main/crm/interaction';
import { toNote } from '../../../../main/crm/note';
import type { Json } from '../../../../main/crm/json/wire';
import type { Query } from '../../../../preload/model';
import {
  timelineFilters,
  type TimelineOf,
  type TimelinePage,
  type TimelinePlace,
} from '../../../../preload/search/timeline';
import { documentedInteraction, documentedNote } from '../../records';
import { temporaryArchive } from '../../temp-archive';

/** Her numbers are those she called from. */
const anna = { type: 'person', uuid: 'anna', firstName: 'Anna', lastName: 'Wójcik' };
const number = (digits: string, formatted: string): Json => ({
  numberNotFormatted: digits,
  numberFormatted: formatted,
  type: 'person',
});
const mobile = number('48333333333', '+48 333 333 333');
const office = number('48221234567', '+48 22 123 45 67');
const nothing: Query = { text: '', filters: {} };
const ofAnna: TimelineOf = { kind: 'contact', name: 'Anna Wójcik' };
const ofMobile: TimelineOf = { kind: 'number', number: '+48 333 333 333' };

interface Told {
  readonly date: string;
  readonly changes?: Record<string, Json>;
}

/** Stores interactions with a party of their own, and gives their ids. */
function store(archive: ArchiveWriter, interactions: readonly Told[]): number[] {
  const base = { ...documentedInteraction, note: 0, flags: [] as Json[], from: anna, externalNumber: mobile };
  const wires = interactions.map(({ date, changes }, place) =>
    toInteraction({ ...base, uuid: `interaction-${String(place)}`, callDate: date, ...changes }),
  );
  return [...archive.transaction(() => storeInteractions(archive, wires).ids)];
}

function sourceOf(archive: ArchiveWriter, of: TimelineOf): TimelineSource {
  const plan = planSearch({ text: '', filters: timelineFilters(of) });
  return { records: readRecords(archive), searcher: searcherOf(archive), plan, check: () => undefined };
}

function page(archive: ArchiveWriter, of: TimelineOf, place: TimelinePlace, limit = 10, marks = nothing): TimelinePage {
  return readTimeline(sourceOf(archive, of), place, limit, planSearch(marks));
}

const datesOf = (shown: TimelinePage): string[] => shown.records.map(({ callDate }) => callDate.slice(5, 16));

describe('a page of a timeline', () => {
  const days = Array.from({ length: 9 }, (_, at) => ({ date: `2026-01-0${String(at + 1)} 10:00:00` }));

  it('stands oldest first, and ends with the newest', () => {
    const archive = temporaryArchive();
    store(archive, [...days].reverse());
    const shown = page(archive, ofAnna, { kind: 'newest' }, 3);
    expect(datesOf(shown)).toEqual(['01-07 10:00', '01-08 10:00', '01-09 10:00']);
    expect(shown).toMatchObject({ hasOlder: true, hasNewer: false, at: null });
    const oldest = page(archive, ofAnna, { kind: 'oldest' }, 3);
    expect(datesOf(oldest)).toEqual(['01-01 10:00', '01-02 10:00', '01-03 10:00']);
    expect(oldest).toMatchObject({ hasOlder: false, hasNewer: true });
  });

  it.each([false, true])(
    'follows an anchor both ways without missing or repeating a record (in segments: %s)',
    (inSegments) => {
      const archive = temporaryArchive();
      const ids = store(archive, days);
      if (inSegments)
        flushPending(archive, 'nearlyAll', { maxPending: 2, minPending: 1, maxAtOnce: 500, maxPerSegment: 4 });
      const before = page(archive, ofAnna, { kind: 'before', id: ids[6]! }, 4);
      expect(before.records.map(({ id }) => id)).toEqual(ids.slice(2, 6));
      expect(before).toMatchObject({ hasOlder: true, hasNewer: true });
      const rest = page(archive, ofAnna, { kind: 'before', id: ids[2]! }, 4);
      expect(rest.records.map(({ id }) => id)).toEqual(ids.slice(0, 2));
      expect(rest.hasOlder).toBe(false);
      const after = page(archive, ofAnna, { kind: 'after', id: ids[6]! }, 4);
      expect(after.records.map(({ id }) => id)).toEqual(ids.slice(7));
      expect(after).toMatchObject({ hasOlder: true, hasNewer: false });
      expect(page(archive, ofAnna, { kind: 'after', id: ids[8]! }, 4)).toMatchObject({ records: [], hasNewer: false });
    },
  );

  it('keeps its place when newer records come in', () => {
    const archive = temporaryArchive();
    const ids = store(archive, days);
    const earlier = page(archive, ofAnna, { kind: 'before', id: ids[5]! }, 2);
    store(archive, [...days, { date: '2026-02-01 10:00:00' }]);
    expect(page(archive, ofAnna, { kind: 'before', id: ids[5]! }, 2).records).toEqual(earlier.records);
  });

  it('shows a record in the middle of others, and says which it is', () => {
    const archive = temporaryArchive();
    const ids = store(archive, days);
    const shown = page(archive, ofAnna, { kind: 'around', id: ids[4]! }, 5);
    expect(shown.records.map(({ id }) => id)).toEqual(ids.slice(2, 7));
    expect(shown.at).toBe(ids[4]);
  });

  it('goes to the first record of a day, else to the first after it, else to the newest', () => {
    const archive = temporaryArchive();
    const ids = store(archive, [
      { date: '2026-01-01 10:00:00' },
      { date: '2026-01-05 00:00:00' },
      { date: '2026-01-05 09:00:00' },
      { date: '2026-01-09 23:59:59' },
    ]);
    const at = (day: string): number | null => page(archive, ofAnna, { kind: 'day', day }, 2).at;
    expect(at('2026-01-05')).toBe(ids[1]);
    expect(at('2026-01-02')).toBe(ids[1]);
    expect(at('2025-06-01')).toBe(ids[0]);
    expect(at('2026-01-06')).toBe(ids[3]);
    expect(at('2026-02-01')).toBe(ids[3]);
    expect(() => at('2026-02-30')).toThrow('wrongInput');
  });

  it('is empty for no party, and for a number without digits', () => {
    const archive = temporaryArchive();
    store(archive, days);
    const none = { records: [], hasOlder: false, hasNewer: false, at: null };
    for (const place of [{ kind: 'newest' }, { kind: 'oldest' }, { kind: 'day', day: '2026-01-01' }] as const) {
      expect(page(archive, { kind: 'contact', name: 'Nikt' }, place)).toEqual(none);
      expect(page(archive, { kind: 'number', number: 'zastrzeżony' }, place)).toEqual(none);
    }
  });
});

describe('what a timeline holds', () => {
  it('is a contact with all numbers, or one number in any spelling, and nothing that only mentions it', () => {
    const archive = temporaryArchive();
    const jan = { ...anna, firstName: 'Jan', lastName: 'Nowak', uuid: 'jan' };
    store(archive, [
      { date: '2026-01-01 10:00:00' },
      { date: '2026-01-02 10:00:00', changes: { externalNumber: office } },
      { date: '2026-01-03 10:00:00', changes: { from: jan, externalNumber: office } },
      {
        date: '2026-01-04 10:00:00',
        changes: {
          from: { ...jan, number: '+48 999 999 999' },
          externalNumber: null,
          smsData: 'Mój numer: 333 333 333',
        },
      },
      { date: '2026-01-05 10:00:00', changes: { from: null, externalNumber: number('7333333333', '7333333333') } },
      {
        date: '2026-01-06 10:00:00',
        changes: { callDirection: 'OUT', from: { type: 'unknown', number: '107' }, to: anna, externalNumber: mobile },
      },
    ]);
    const days = (of: TimelineOf): string[] =>
      datesOf(page(archive, of, { kind: 'newest' })).map((date) => date.slice(0, 5));
    expect(days(ofAnna)).toEqual(['01-01', '01-02', '01-06']);
    for (const typed of ['+48 333 333 333', '333-333-333', '0048333333333', '48333333333']) {
      expect(days({ kind: 'number', number: typed })).toEqual(['01-01', '01-06']);
    }
    expect(days({ kind: 'number', number: '22 123 45 67' })).toEqual(['01-02', '01-03']);
    expect(days({ kind: 'number', number: '3333' })).toEqual([]);
  });

  it('has its notes with it, also deleted ones, and says what the CRM no longer lists', () => {
    const archive = temporaryArchive();
    const ids = store(archive, [
      { date: '2026-01-01 10:00:00', changes: { note: 1 } },
      { date: '2026-01-02 10:00:00', changes: { service: 'SMS', smsData: 'Dzień dobry' } },
      { date: '2026-01-03 10:00:00', changes: { note: 1 } },
    ]);
    archive.transaction(() => {
      const notes = [
        { ...documentedNote, created: '2026-01-01 12:00:00', uuid: 'second', status: 'deleted' },
        { ...documentedNote, created: '2026-01-01 11:00:00', uuid: 'first' },
      ];
      storeNotes(archive, ids[0]!, notes.map(toNote), '2026-01-05T00:00:00Z');
      markVanished(archive, [ids[1]!], '2026-01-06T00:00:00Z');
    });
    const [call, sms, owed] = page(archive, ofAnna, { kind: 'newest' }).records;
    expect(call!.notes.map(({ uuid, deleted }) => [uuid, deleted])).toEqual([
      ['first', false],
      ['second', true],
    ]);
    expect(sms).toMatchObject({ smsText: 'Dzień dobry', vanishedAt: '2026-01-06T00:00:00Z', notes: [] });
    expect(owed!.notesOwed).toBe(true);
  });

  it('marks the hits of the search it was opened from, and is not narrowed by it', () => {
    const archive = temporaryArchive();
    store(archive, [
      { date: '2026-01-01 10:00:00', changes: { service: 'SMS', smsData: 'Faktura w załączniku' } },
      { date: '2026-01-02 10:00:00', changes: { service: 'SMS', smsData: 'Dziękuję' } },
    ]);
    const { records } = page(archive, ofAnna, { kind: 'newest' }, 10, {
      text: 'faktura',
      filters: { services: ['call'] },
    });
    expect(records.map(({ smsHits }) => smsHits)).toEqual([[{ start: 0, length: 7 }], []]);
  });
});

describe('the summary of a timeline', () => {
  const summaryOf = (archive: ArchiveWriter, of: TimelineOf) =>
    summariseTimeline(archive, sourceOf(archive, of), '2030-01-01');

  it('counts, and names days, numbers and names, the one used last first', () => {
    const archive = temporaryArchive();
    store(archive, [
      { date: '2026-01-01 10:00:00', changes: { externalNumber: office } },
      { date: '2026-01-02 10:00:00' },
      { date: '2026-01-03 10:00:00', changes: { externalNumber: number('333333333', '333 333 333') } },
      { date: '2026-01-04 10:00:00', changes: { from: { ...anna, lastName: 'Nowak' }, externalNumber: office } },
    ]);
    expect(summaryOf(archive, ofAnna)).toMatchObject({
      total: 3,
      firstDay: '2026-01-01',
      lastDay: '2026-01-03',
      numbers: ['333 333 333', '+48 22 123 45 67'],
      names: ['Anna Wójcik'],
      contacts: 1,
      areAllRead: true,
    });
    expect(summaryOf(archive, { kind: 'number', number: '221234567' })).toMatchObject({
      total: 2,
      names: ['Anna Nowak', 'Anna Wójcik'],
    });
  });

  it('says when several contacts bear the name', () => {
    const archive = temporaryArchive();
    store(archive, [
      { date: '2026-01-01 10:00:00' },
      { date: '2026-01-02 10:00:00', changes: { from: { ...anna, uuid: 'another' } } },
    ]);
    expect(summaryOf(archive, ofAnna).contacts).toBe(2);
  });

  it('says which days have no answer, and is empty for no party', () => {
    const archive = temporaryArchive();
    store(archive, [{ date: '2026-01-01 10:00:00' }]);
    const plan = planSearch({
      text: '',
      filters: { ...timelineFilters(ofMobile), from: '2026-01-01', to: '2026-01-03' },
    });
    expect(summariseTimeline(archive, { ...sourceOf(archive, ofMobile), plan }, '2030-01-01').missingDays).toEqual([
      { from: '2026-01-01', to: '2026-01-03' },
    ]);
    expect(summaryOf(archive, { kind: 'contact', name: 'Nikt' })).toMatchObject({
      total: 0,
      firstDay: null,
      lastDay: null,
      numbers: [],
      names: [],
      contacts: 0,
    });
  });
});
