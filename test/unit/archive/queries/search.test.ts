import { expect, test } from 'vitest';
import type { ArchiveWriter } from '../../../../main/archive/file/archive';
import { readRecords } from '../../../../main/archive/queries/read';
import { flushPending } from '../../../../main/archive/index/index-build';
import { planSearch } from '../../../../main/archive/queries/understanding/plan';
import { newestFirst, searcherOf } from '../../../../main/archive/queries/search';
import { storeInteractions, storeNotes } from '../../../../main/archive/store/store';
import { toInteraction } from '../../../../main/crm/interaction';
import { toNote } from '../../../../main/crm/note';
import type { Json } from '../../../../main/crm/json/wire';
import type { Filters } from '../../../../preload/model';
import { documentedInteraction, documentedNote } from '../../records';
import { temporaryArchive } from '../../temp-archive';
import { cases, fc } from '../../random-cases';

const base = { ...documentedInteraction, note: 0, flags: [] as Json[] };
const number = (digits: string, formatted: string): Json => ({
  numberNotFormatted: digits,
  numberFormatted: formatted,
  type: 'unknown',
});

/** Five records, newest first: d, c, b, a, and e a year earlier. */
const records: Record<string, Json> = {
  a: {
    ...base,
    service: 'SMS',
    callDirection: 'out',
    smsData: 'Wysłaliśmy fakturę FV/2022/12/07 do Łodzi',
    status: 'answered',
  },
  b: {
    ...base,
    callDate: '2022-12-29 12:00:00',
    status: 'noAnswer',
    externalNumber: number('600700800', '+48 600 700 800'),
  },
  c: { ...base, callDate: '2022-12-30 09:00:00', smsData: 'Proszę o kontakt: 600-700-800. near "x"', service: 'sms' },
  d: { ...base, callDate: '2022-12-30 10:00:00', note: 1, flags: documentedInteraction.flags },
  e: {
    ...base,
    callDate: '2021-06-01 08:00:00',
    service: 'FAX',
    from: { type: 'organisation', name: 'Żabka Łódź' },
    userTalk: { status: 'noQueue', receivers: [] },
  },
};

function fill(archive: ArchiveWriter): Map<number, string> {
  const names = Object.keys(records);
  const wires = names.map((name, place) =>
    toInteraction({ ...(records[name] as object), uuid: `uuid-${String(place)}` }),
  );
  return archive.transaction(() => {
    const { ids } = storeInteractions(archive, wires);
    const d = ids[names.indexOf('d')]!;
    storeNotes(archive, d, [toNote(documentedNote)], '2026-01-01T00:00:00Z');
    return new Map(ids.map((id, place) => [id, names[place]!]));
  });
}

const archiveWith = (): ((text: string, filters?: Filters) => string) => {
  const archive = temporaryArchive();
  const names = fill(archive);
  return (text, filters = {}) => {
    const plan = planSearch({ text, filters });
    const searcher = searcherOf(archive);
    const ids = searcher.page(plan, newestFirst, 0, 100);
    expect(searcher.count(plan)).toBe(ids.length);
    return ids.map((id) => names.get(id)).join('');
  };
};

test('finds everything, newest first, when nothing is asked', () => {
  expect(archiveWith()('')).toBe('dcbae');
});

test('finds words in SMS, notes and names, folded both ways and by their beginnings', () => {
  const found = archiveWith();
  expect(found('FAKTURE')).toBe('a');
  expect(found('korekt')).toBe('d');
  expect(found('lodz')).toBe('ae');
  expect(found('Łódź')).toBe('ae');
  expect(found('tartak żubr')).toBe('d');
  expect(found('wojcik kowalski')).toBe('dcba');
});

test('finds phrases and leaves out exclusions', () => {
  const found = archiveWith();
  expect(found('"fakturę fv"')).toBe('a');
  expect(found('"fv fakturę"')).toBe('');
  expect(found('faktur -lodzi')).toBe('d');
  expect(found('-faktur')).toBe('cbe');
});

test('finds a number in any spelling, of the record and written in its text', () => {
  const found = archiveWith();
  for (const typed of ['+48 600 700 800', '600-700-800', '0048600700800', '600700800', '700800', '0800']) {
    expect(found(typed)).toBe('cb');
    expect(found('', { number: typed })).toBe('cb');
  }
});

test('filters by every property, and combines filters with text', () => {
  const found = archiveWith();
  expect(found('', { services: ['sms'] })).toBe('ca');
  expect(found('', { services: ['sms', 'fax'] })).toBe('cae');
  expect(found('', { directions: ['out'] })).toBe('a');
  expect(found('', { statuses: ['noAnswer'] })).toBe('b');
  expect(found('', { queueStatuses: ['noQueue'] })).toBe('e');
  expect(found('', { agents: ['Jan Kowalski', 'Nikt'] })).toBe('dcba');
  expect(found('', { extensions: ['107'] })).toBe('dcba');
  expect(found('', { flags: ['Windykacja'] })).toBe('d');
  expect(found('', { contacts: ['Żabka Łódź', '+48 333 333 333'] })).toBe('ae');
  expect(found('', { hasNotes: true })).toBe('d');
  expect(found('', { hasNotes: false })).toBe('cbae');
  expect(found('', { minSeconds: 373, maxSeconds: 373 })).toBe('dcbae');
  expect(found('', { maxSeconds: 372 })).toBe('');
  expect(found('', { from: '2022-12-29', to: '2022-12-29' })).toBe('ba');
  expect(found('faktur', { services: ['sms'], from: '2022-01-01' })).toBe('a');
});

test('refuses a period that is none', () => {
  expect(() => planSearch({ text: '', filters: { from: 'wczoraj' } })).toThrow('wrongInput');
});

test('never fails on anything typed', () => {
  const archive = temporaryArchive();
  fill(archive);
  const piece = fc.oneof(
    fc.constantFrom(
      'near',
      'NEAR(',
      'OR',
      'AND',
      'NOT',
      '"',
      "'",
      '*',
      '(',
      ')',
      '-',
      '^',
      ':',
      'sms:',
      '+',
      '{',
      '}',
      '👍',
      'c++',
      ' ',
    ),
    fc.string({ unit: 'binary', maxLength: 8 }),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const plan = planSearch({
        text: pieces.join(''),
        filters: { agents: pieces.slice(0, 1), flags: pieces.slice(1, 2), number: pieces[2] },
      });
      searcherOf(archive).summary(plan);
    }),
    { numRuns: cases(3000) },
  );
  expect(searcherOf(archive).count(planSearch({ text: 'ż"'.repeat(50_000), filters: {} }))).toBe(0);
});

test('shows the text that was hit, with the hit marked', () => {
  const archive = temporaryArchive();
  fill(archive);
  const plan = planSearch({ text: 'korektę', filters: {} });
  const [row] = readRecords(archive).rows(searcherOf(archive).page(plan, newestFirst, 0, 1), plan);
  expect(row).toMatchObject({ noteCount: 1, hasNotes: true, excerpt: { source: 'note' } });
  const [hit] = row?.excerpt?.hits ?? [];
  expect(row?.excerpt?.text.slice(hit!.start, hit!.start + hit!.length)).toBe('korektę');
});

test('finds exactly the records named, and all but those named, in segments and among the pending', () => {
  const archive = temporaryArchive();
  const wires = Array.from({ length: 40 }, (_, n) => toInteraction({ ...base, uuid: `uuid-${String(n)}` }));
  const policy = { maxPending: 0, minPending: 1, maxAtOnce: 100, maxPerSegment: 16 };
  const { ids } = archive.transaction(() => storeInteractions(archive, wires.slice(0, 35)));
  flushPending(archive, 'nearlyAll', policy);
  ids.push(...archive.transaction(() => storeInteractions(archive, wires.slice(35))).ids);
  const found = (filters: Filters): number[] => {
    const plan = planSearch({ text: '', filters });
    const page = searcherOf(archive).page(plan, newestFirst, 0, 100);
    expect(searcherOf(archive).summary(plan).total).toBe(page.length);
    return page;
  };
  const newestOf = (some: readonly number[]): number[] => [...some].sort((a, b) => b - a);
  const some = [0, 17, 36, 38].map((place) => ids[place]!);
  expect(archive.db.prepare('SELECT count(*) FROM block').pluck().get()).toBeGreaterThan(1);
  expect(found({ only: [...some, 1, Number.MAX_SAFE_INTEGER] })).toEqual(newestOf(some));
  expect(found({ except: some })).toEqual(newestOf(ids.filter((id) => !some.includes(id))));
  expect(found({ only: some, except: some.slice(1) })).toEqual([some[0]]);
  expect(found({ only: [] })).toEqual([]);
});
