import { expect, test } from 'vitest';
import { emptyBitmap, setBit } from '../../../../../main/search/index/bitmap';
import {
  contactTerm,
  lastNameTerm,
  onlyTerm,
  valueTerm,
  type ValueField,
} from '../../../../../main/search/index/terms';
import { ordered } from '../../../../../main/search/query/order/ordering';
import { Results } from '../../../../../main/search/query/results';
import type { Sort } from '../../../../../preload/model';
import { cases, fc } from '../../../random-cases';
import { always, noPhrases, recordOf, segmentsOf, snapshotOf } from '../../stored-segments';

const record = (id: number, contact: string | null, durationSeconds: number | null) =>
  recordOf(id, contact === null ? [] : [contactTerm(contact, contact.startsWith('+'))], { durationSeconds });
const segments = segmentsOf(
  [
    record(1, 'żubr', 90),
    record(2, null, null),
    record(3, 'Anna', 5),
    record(4, '+48600', 100_000),
    record(5, 'Anna', 90),
  ],
  2,
);
const results = new Results(snapshotOf(segments, { pending: [record(6, 'Zebra', 0)] }), null, noPhrases);

test.each<[Sort['by'], boolean, number[]]>([
  ['date', true, [6, 5, 4, 3, 2, 1]],
  ['date', false, [1, 2, 3, 4, 5, 6]],
  ['duration', true, [4, 5, 1, 3, 6, 2]],
  ['duration', false, [6, 3, 5, 1, 4, 2]],
  ['contact', false, [5, 3, 6, 1, 4, 2]],
  ['contact', true, [4, 1, 6, 5, 3, 2]],
])('by %s, descending: %s; equal ones newest first, those without a value last', (by, descending, ids) => {
  const ordering = ordered(results, { by, descending }, always);
  expect(ordering.page(0, 10, always)).toEqual(ids);
  expect([ordering.page(0, 2, always), ordering.page(2, 2, always), ordering.page(4, 2, always)].flat()).toEqual(ids);
  expect(ids.map((id) => ordering.positionOf(id, always).position)).toEqual([0, 1, 2, 3, 4, 5]);
  expect(ordering.page(6, 2, always)).toEqual([]);
});

interface Shown {
  readonly filed?: string;
  readonly shown?: string;
  readonly number?: string;
  readonly service?: string;
  readonly direction?: string;
  readonly status?: string;
  readonly queueStatus?: string;
  readonly agent?: readonly string[];
  readonly flag?: readonly string[];
  readonly mark?: readonly string[];
  readonly notes?: number;
  readonly cost?: number;
}

const shown = (id: number, of: Shown) => {
  const values = (field: ValueField, given: readonly string[] | string = []): string[] =>
    [given].flat().map((value) => valueTerm(field, value));
  const terms = [
    ...(of.filed === undefined ? [] : [lastNameTerm(of.filed, of.shown ?? of.filed)]),
    ...values('contactNumber', of.number),
    ...values('service', of.service),
    ...values('direction', of.direction),
    ...values('status', of.status),
    ...values('queueStatus', of.queueStatus),
    ...values('agent', of.agent),
    ...values('flag', of.flag),
    ...values('mark', of.mark),
    ...((of.notes ?? 0) > 0 ? [valueTerm('has', 'notes')] : []),
    ...((of.notes ?? 0) > 1 ? [valueTerm('noteCount', String(of.notes))] : []),
  ];
  return recordOf(id, terms, { cost: of.cost ?? null });
};

const call = (direction: string, status: string): Shown => ({ service: 'call', direction, status });

/** Records by their ids from 1 on, and the ids as they stand in ascending order; those without a value after the bar. */
test.each<[Sort['by'], string, readonly Shown[], string]>([
  [
    'lastName',
    'letters as in a Polish list, case and quotes aside',
    [
      ...[{ filed: 'Łoś Ewa' }, { filed: 'Lis Adam' }, {}, { filed: 'lis  Zofia' }, { filed: 'Lądek' }],
      ...[{ filed: '„Ladacz” s.c.' }, { filed: 'Lżej' }, { filed: 'Lźej' }, { filed: 'Lzej' }, { filed: 'Nowak Jan' }],
      ...[{ filed: 'Nowak-Lis Ala' }, { filed: 'Nowakowski Adam' }],
    ],
    '6 5 2 4 9 8 7 1 10 11 12 | 3',
  ],
  [
    'mark',
    'the first of several counts, stars before all',
    [{ mark: ['unread'] }, { mark: ['remark'] }, {}, { mark: ['unread', 'star'] }, { mark: ['remark', 'clarify'] }],
    '4 5 2 1 | 3',
  ],
  ['number', 'as they are shown', [{ number: '+48 600' }, {}, { number: '107' }, { number: '+48 22' }], '4 1 3 | 2'],
  [
    'kind',
    'as the names of kinds are told',
    [
      ...[{ service: 'fax', direction: 'out' }, call('in', 'busy'), call('in', 'noAnswer'), call('out', 'noAnswer')],
      ...[{}, call('out', 'answered'), { service: 'video' }, { service: 'sms', direction: 'odd' }, call('in', 'odd')],
      ...[call('internal', 'answered'), { service: 'call' }, { service: 'sms', direction: 'in' }],
    ],
    '9 6 10 3 4 2 11 12 8 1 7 | 5',
  ],
  [
    'direction',
    'known values first',
    [
      { direction: 'internal' },
      { direction: 'zz' },
      { direction: 'in' },
      {},
      { direction: 'aa' },
      { direction: 'out' },
    ],
    '3 6 1 5 2 | 4',
  ],
  ['status', 'known values first', [{ status: 'busy' }, { status: 'x' }, { status: 'answered' }], '3 1 2 |'],
  ['queue', 'known values first', [{ queueStatus: 'noQueue' }, {}, { queueStatus: 'queue' }], '3 1 | 2'],
  [
    'status',
    'of any number of values',
    [...Array.from({ length: 60 }, (_, at) => ({ status: `odd ${String(160 - at)}` })), { status: 'busy' }],
    `61 ${Array.from({ length: 60 }, (_, at) => String(60 - at)).join(' ')} |`,
  ],
  ['cost', 'as numbers', [{ cost: 100 }, { cost: 9 }, {}, { cost: 0 }], '4 2 1 | 3'],
  ['notes', 'by how many there are', [{ notes: 10 }, { notes: 2 }, {}, { notes: 1 }, { notes: 70_000 }], '4 2 1 5 | 3'],
  [
    'agent',
    'by last name, of several the first; numbers after names',
    [
      { agent: ['Jan Nowak', 'Ewa Żak'] },
      { agent: ['107'] },
      {},
      { agent: ['Zoe Adamska', '12'] },
      { agent: ['Ewa Żak'] },
    ],
    '4 1 5 2 | 3',
  ],
  ['flag', 'of several the first', [{ flag: ['VIP', 'Łódź'] }, { flag: ['pilne'] }, { flag: ['lato'] }], '3 1 2 |'],
])('by %s: %s', (by, _, records, wanted) => {
  const [valued = [], without = []] = wanted.split('|').map((ids) => ids.split(' ').filter(Boolean).map(Number));
  const all = records.map((record, at) => shown(at + 1, record));
  const pendings: readonly ((at: number) => boolean)[] = [() => false, (at) => at % 2 === 0, () => true];
  for (const isPending of pendings) {
    const stored = segmentsOf(
      all.filter((_one, at) => !isPending(at)),
      3,
    );
    const pending = all.filter((_one, at) => isPending(at)).reverse();
    const found = new Results(snapshotOf(stored, { pending }), null, noPhrases);
    for (const descending of [false, true]) {
      const ordering = ordered(found, { by, descending }, always);
      const ids = [...(descending ? [...valued].reverse() : valued), ...without];
      expect(ordering.page(0, 100, always)).toEqual(ids);
      expect(ids.flatMap((_id, at) => ordering.page(at, 1, always))).toEqual(ids);
      expect(ids.map((id) => ordering.positionOf(id, always).position)).toEqual(ids.map((_id, at) => at));
    }
  }
});

test('until every segment knows last names, all names stand as they are shown', () => {
  const [known, other] = [lastNameTerm('Zając Adam', 'Adam Zając'), lastNameTerm('Abacki Jan', 'Jan Abacki')];
  const unknown = contactTerm('Jan Abacki', false);
  const stored = segmentsOf([recordOf(1, [contactTerm('Adam Zając', false), known]), recordOf(2, [unknown, other])]);
  const by = { by: 'lastName', descending: false } as const;
  const idsOf = (isOutdated: boolean): readonly number[] =>
    ordered(new Results(snapshotOf(stored, { isOutdated }), null, noPhrases), by, always).page(0, 10, always);
  expect(idsOf(true)).toEqual([1, 2]);
  expect(idsOf(false)).toEqual([2, 1]);
});

/** A third of these names fills a term block, so that there are bins in plenty. */
const nameOf = (at: number): string => `contact ${String(at).padStart(40, '0')}`;
const durations = [null, 0, 7, 7, 65_534, 65_535, 65_536, 2_000_000_000] as const;

interface Made {
  readonly id: number;
  readonly contact: string | null;
  readonly flags: readonly string[];
  readonly status: string | null;
  readonly durationSeconds: number | null;
  readonly isFound: boolean;
  readonly state: 'stored' | 'pending' | 'gone';
}

const made = fc.record({
  id: fc.constant(0),
  contact: fc.option(fc.oneof(fc.nat(400).map(nameOf), fc.constant('one of many'))),
  flags: fc.subarray(['a', 'b', 'c', 'd']),
  status: fc.constantFrom(null, 'answered', 'busy', 'noAnswer', 'odd'),
  durationSeconds: fc.oneof(fc.constantFrom(...durations), fc.nat(50)),
  isFound: fc.boolean(),
  state: fc.constantFrom('stored', 'stored', 'stored', 'pending', 'gone'),
}) satisfies fc.Arbitrary<Made>;

/** An index of these records, in which those that changed or are gone stood as well. */
function snapshotWith(records: readonly Made[], perSegment: number) {
  const asRecord = ({ id, contact, flags, status, durationSeconds, isFound }: Made) => {
    const terms = [
      ...(isFound ? ['found'] : []),
      ...(contact === null ? [] : [contactTerm(contact, false), lastNameTerm(contact, 'x')]),
      ...flags.map((flag) => valueTerm('flag', flag)),
      ...(status === null ? [] : [valueTerm('status', status)]),
    ];
    return recordOf(id, terms, { durationSeconds, cost: durationSeconds });
  };
  const stored = segmentsOf(
    records.filter(({ id, state }) => state !== 'pending' || id % 2 === 0).map(asRecord),
    perSegment,
  );
  const deleted = new Map(stored.map((segment) => [segment.number, emptyBitmap()]));
  for (const { id, state } of records) {
    if (state === 'stored') continue;
    for (const segment of stored)
      if (segment.docIdOf(id) >= 0) setBit(deleted.get(segment.number)!, segment.docIdOf(id));
  }
  const pending = records.filter(({ state }) => state === 'pending').map(asRecord);
  return snapshotOf(stored, { pending: pending.reverse(), deleted });
}

test('pages and positions are those of all records sorted at once', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(
      fc.array(made, { minLength: 1, maxLength: 900, size: 'max' }),
      fc.constantFrom('duration', 'contact', 'lastName', 'cost', 'flag', 'status'),
      fc.boolean(),
      fc.boolean(),
      fc.array(fc.tuple(fc.nat(1000), fc.nat(120)), { minLength: 3, maxLength: 6 }),
      (drawn, by, descending, isCut, questions) => {
        const records = drawn.map((record, at): Made => ({ ...record, id: (at + 1) * 3 }));
        const condition = isCut ? ({ kind: 'terms', ranges: [onlyTerm('found')], accepts: null } as const) : null;
        const ordering = ordered(
          new Results(snapshotWith(records, 300), condition, noPhrases),
          { by, descending },
          always,
        );
        const value = (record: Made): number | string | null => {
          const statuses = ['answered', 'noAnswer', 'busy', 'odd'];
          if (by === 'flag') return record.flags[0] ?? null;
          if (by === 'status') return record.status === null ? null : statuses.indexOf(record.status);
          return by === 'duration' || by === 'cost' ? record.durationSeconds : record.contact;
        };
        const wanted = records
          .filter((record) => record.state !== 'gone' && (record.isFound || !isCut))
          .sort((a, b) => {
            const [x, y] = [value(a), value(b)];
            if (x === y) return b.id - a.id;
            if (x === null || y === null) return x === null ? 1 : -1;
            return (x < y ? -1 : 1) * (descending ? -1 : 1);
          })
          .map(({ id }) => id);
        for (const [offset, limit] of questions) {
          expect(ordering.page(offset, limit, always)).toEqual(wanted.slice(offset, offset + limit));
        }
        for (let at = 0; at < records.length; at += 97) {
          const id = records[at]!.id;
          const position = wanted.indexOf(id);
          expect(ordering.positionOf(id, always)).toEqual({ position: Math.max(0, position), isFound: position >= 0 });
        }
        const all: number[] = [];
        for (let more = [-1]; more.length > 0; all.push(...more)) more = ordering.page(all.length, 100, always);
        expect(all).toEqual(wanted);
      },
    ),
    { numRuns: cases(120) },
  );
});
