import { expect, test } from 'vitest';
import { docIdsOf, emptyBitmap, setBit } from '../../../../main/search/index/bitmap';
import { onlyTerm } from '../../../../main/search/index/terms';
import { findInSegment, isMetBy, type PhraseReader } from '../../../../main/search/query/evaluate';
import type { Condition, Phrase } from '../../../../main/search/query/query-tree';
import { noPhrases, recordOf, segmentsOf } from '../stored-segments';

const records = [
  recordOf(100, ['a', 'b'], { durationSeconds: 30 }),
  recordOf(200, ['b'], { durationSeconds: 60 }),
  recordOf(300, ['a', 'c'], { cost: 5 }),
  recordOf(400, []),
];
const [segment] = segmentsOf(records);
const has = (...terms: string[]): Condition => ({ kind: 'terms', ranges: terms.map(onlyTerm), accepts: null });
const phrase = (candidates: Condition, certain: Condition | null): Phrase => ({
  ...{ kind: 'phrase', field: 'sms', words: [], lastIsPrefix: false, exactLetters: false },
  ...{ candidates, certain },
});

/** By the segment, and record by record, which must agree. */
function found(condition: Condition, phrases: PhraseReader = noPhrases): number[] {
  const bits = findInSegment(segment!, condition, phrases);
  const ids = bits === null ? [] : [...docIdsOf(bits)].map((docId) => segment!.ids[docId]!);
  expect(records.filter((record) => isMetBy(record, condition, phrases)).map(({ id }) => id)).toEqual(ids);
  return ids;
}

test.each<[string, Condition, number[]]>([
  ['a term', has('a'), [100, 300]],
  ['one of some terms', has('a', 'c'), [100, 300]],
  ['no term', has('z'), []],
  [
    'terms that pass a test',
    { kind: 'terms', ranges: [{ from: 'a', to: 'd' }], accepts: (term) => term !== 'a' },
    [100, 200, 300],
  ],
  ['all of some', { kind: 'all', of: [has('a'), has('b')] }, [100]],
  ['any of some', { kind: 'any', of: [has('c'), has('b')] }, [100, 200, 300]],
  ['none of some', { kind: 'none', of: [has('a'), has('b')] }, [400]],
  ['a period, both ends in it', { kind: 'period', firstId: 200, lastId: 300 }, [200, 300]],
  ['a period without records', { kind: 'period', firstId: 201, lastId: 299 }, []],
  ['ids, of which some are elsewhere', { kind: 'ids', ids: Float64Array.of(1, 200, 250, 400, 500) }, [200, 400]],
  ['a column from its least to its greatest', { kind: 'column', column: 'durationSeconds', min: 30, max: 59 }, [100]],
  ['a column where there is a value', { kind: 'column', column: 'cost', min: 0, max: Infinity }, [300]],
])('finds %s', (_, condition, ids) => {
  expect(found(condition)).toEqual(ids);
});

test('reads the texts of a phrase only where no term vouches for it', () => {
  const read: number[] = [];
  const holding = new Set([200]);
  const reader: PhraseReader = {
    inSegment: (_, candidates) => {
      const held = emptyBitmap();
      for (const docId of docIdsOf(candidates)) {
        read.push(segment!.ids[docId]!);
        if (holding.has(segment!.ids[docId]!)) setBit(held, docId);
      }
      return held;
    },
    inRecord: (id) => holding.has(id),
  };
  expect(found(phrase(has('b'), has('c')), reader)).toEqual([200]);
  expect(read).toEqual([100, 200]);
  read.length = 0;
  for (const id of [100, 300]) holding.add(id);
  expect(found(phrase(has('a', 'b'), has('a')), reader)).toEqual([100, 200, 300]);
  expect(read).toEqual([200]);
});
