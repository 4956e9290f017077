import { expect, test } from 'vitest';
import { rebuildIndex } from '../../../../main/archive/index/index-build';
import { replaceSegments, storedSegments } from '../../../../main/archive/index/index-segments';
import { indexReader } from '../../../../main/archive/index/index-records';
import { compareIndex, type IndexCheck } from '../../../../main/archive/check/verify-index';
import { termsVersion } from '../../../../main/search/index/terms';
import { type IndexedRecord } from '../../../../main/search/index/segment';
import { SegmentBuilder } from '../../../../main/search/index/segment-builder';
import { storedDays } from '../stored-days';

const word = (text: string): string => `w${text}\u0001s`;
const withTerms = (record: IndexedRecord, terms: readonly string[]): IndexedRecord => ({ ...record, terms });
const changeFirst =
  (change: (record: IndexedRecord, next: IndexedRecord) => IndexedRecord | null) =>
  ([first, next, ...others]: readonly IndexedRecord[]): IndexedRecord[] => {
    const changed = change(first!, next!);
    return [...(changed === null ? [] : [changed]), next!, ...others];
  };

/** What a segment says instead of its records, and what a comparison finds of that. */
const segments: [
  what: string,
  change: (records: readonly IndexedRecord[]) => readonly IndexedRecord[],
  found: object,
][] = [
  ['what its records say', (records) => records, {}],
  [
    'that a record lacks one of its words',
    changeFirst((record) => withTerms(record, record.terms.slice(1))),
    { indexedWrongly: 1 },
  ],
  [
    'that a record has a word of another',
    changeFirst((record, next) => withTerms(record, [...new Set([...record.terms, ...next.terms])])),
    { indexedWrongly: 1 },
  ],
  [
    'that a record has a word of none',
    changeFirst((record) => withTerms(record, [...record.terms, word('żaden')])),
    { indexedWrongly: 1 },
  ],
  [
    'the words of two records the wrong way round',
    ([first, next, ...others]) => [withTerms(first!, next!.terms), withTerms(next!, first!.terms), ...others],
    { indexedWrongly: 2 },
  ],
  [
    'words that stand one after another in no text',
    changeFirst((record) => withTerms(record, [...record.terms, word('fakture prosze')])),
    { indexedWrongly: 1 },
  ],
  [
    'another duration',
    changeFirst((record) => ({ ...record, durationSeconds: (record.durationSeconds ?? 0) + 1 })),
    { indexedWrongly: 1 },
  ],
  ['a record too few', changeFirst(() => null), { notIndexed: 1 }],
  [
    'a record that there is not',
    (records) => [...records, { id: records.at(-1)!.id + 1, terms: [word('nikt')], durationSeconds: 1, cost: 1 }],
    { indexedInVain: 1 },
  ],
];

test.each(segments)('a segment that says %s', (_, change, found) => {
  const archive = storedDays();
  const before = storedSegments(archive).read();
  expect(before).toHaveLength(1);
  const reader = indexReader(archive);
  const records = change([...before[0]!.ids].map((id) => reader.read(id)!));
  const builder = new SegmentBuilder();
  for (const record of records) builder.add(record);
  archive.transaction(() => {
    replaceSegments(archive, before, builder.build(), termsVersion);
  });
  const lost: number[] = [];
  const nothing: IndexCheck = { notIndexed: 0, indexedInVain: 0, indexedWrongly: 0 };
  expect(compareIndex(archive, (id) => lost.push(id))).toEqual({ ...nothing, ...found });
  expect(lost).toEqual('indexedInVain' in found ? [records.at(-1)!.id] : []);
});

test('a word that the list of all words lacks is found, and is there again once the index was built anew', () => {
  const archive = storedDays();
  expect(compareIndex(archive)).toEqual({ notIndexed: 0, indexedInVain: 0, indexedWrongly: 0 });
  archive.db.exec(`DELETE FROM word WHERE text = (SELECT text FROM word WHERE text GLOB 'faktur*' LIMIT 1)`);
  expect(compareIndex(archive).indexedWrongly).toBeGreaterThan(0);
  rebuildIndex(archive);
  expect(compareIndex(archive)).toEqual({ notIndexed: 0, indexedInVain: 0, indexedWrongly: 0 });
});
