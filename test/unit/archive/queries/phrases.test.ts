import { expect, test } from 'vitest';
import { flushPending } from '../../../../main/archive/index/index-build';
import { indexSnapshots } from '../../../../main/archive/index/index-snapshot';
import { phraseReader } from '../../../../main/archive/queries/phrases';
import { storeInteractions, storeNotes } from '../../../../main/archive/store/store';
import { toInteraction } from '../../../../main/crm/interaction';
import { toNote } from '../../../../main/crm/note';
import { tokensOf } from '../../../../main/search/analysis/tokens';
import { docIdsOf, emptyBitmap, rangeBitmap, setBit } from '../../../../main/search/index/bitmap';
import type { Phrase } from '../../../../main/search/query/query-tree';
import { documentedInteraction, documentedNote } from '../../records';
import { temporaryArchive } from '../../temp-archive';

/** Texts of SMS, the oldest first; the last record has a note as well. */
const texts = ['Dzień dobry, proszę o fakturę 👍🏽👍', 'dzien dobry', 'dobry dzień', 'Dzień, dobrych wieści → 5€'];

function stored() {
  const archive = temporaryArchive();
  const ids = archive.transaction(() => {
    const wires = texts.map((smsData, n) => ({
      ...documentedInteraction,
      ...{ uuid: `u${String(n)}`, callDate: `2022-12-1${String(n)} 10:00:00`, service: 'SMS', smsData },
    }));
    const { ids: all } = storeInteractions(archive, wires.map(toInteraction));
    storeNotes(archive, all[3]!, [toNote({ ...documentedNote, text: 'Dzień dobry' })], '2026-01-01T00:00:00Z');
    return all;
  });
  flushPending(archive, 'nearlyAll', { maxPending: 1, minPending: 1, maxAtOnce: 100, maxPerSegment: 100 });
  const [segment] = indexSnapshots(archive).read(false).segments;
  return { archive, ids, segment: segment! };
}

const phrase = (words: string, more: Partial<Phrase> = {}): Phrase => ({
  ...{ kind: 'phrase', field: 'sms', words: tokensOf(words), lastIsPrefix: false, exactLetters: false },
  ...{ candidates: { kind: 'all', of: [] }, certain: null },
  ...more,
});

test.each([
  ['words that follow each other, in any letters', phrase('dzień dobry'), [0, 1]],
  ['these very letters', phrase('dzień dobry', { exactLetters: true }), [0]],
  ['the beginning of the last word', phrase('dzień dobry', { lastIsPrefix: true }), [0, 1, 3]],
  ['a note', phrase('dzień dobry', { field: 'note' }), [3]],
  ['signs', phrase('fakturę 👍'), [0]],
  ['signs beside numbers', phrase('→ 5 €'), [3]],
  ['other signs', phrase('fakturę 👎'), []],
  ['what would be syntax', phrase('dobry near'), []],
])('of %s finds the records, whether FTS5 is asked or the texts are read', (_, wanted, expected) => {
  const { archive, ids, segment } = stored();
  for (const fewCandidates of [0, 100]) {
    const reader = phraseReader(archive, fewCandidates);
    const found = reader.inSegment(segment, rangeBitmap(0, segment.records), wanted);
    expect([...docIdsOf(found)].map((docId) => ids.indexOf(segment.ids[docId]!)).toSorted()).toEqual(expected);
    expect(ids.flatMap((id, n) => (reader.inRecord(id, wanted) ? [n] : []))).toEqual(expected);
  }
});

test.each([0, 100])('finds none but among the candidates; few are up to %i', (fewCandidates) => {
  const { archive, ids, segment } = stored();
  const candidates = emptyBitmap();
  for (const n of [1, 2]) setBit(candidates, segment.docIdOf(ids[n]!));
  const found = phraseReader(archive, fewCandidates).inSegment(segment, candidates, phrase('dzień dobry'));
  expect([...docIdsOf(found)].map((docId) => segment.ids[docId])).toEqual([ids[1]]);
});

test('of many segments finds the same, however far FTS5 is asked at once', () => {
  const archive = temporaryArchive();
  const said = ['Dzień dobry', 'dobry dzień', 'dzień dobry pani', 'nic'];
  const ids = archive.transaction(() => {
    const wires = Array.from({ length: 120 }, (_, n) => ({
      ...documentedInteraction,
      ...{ uuid: `u${String(n)}`, callDate: new Date(Date.UTC(2022, 0, 1 + n * n)).toISOString(), service: 'SMS' },
      smsData: said[n % said.length] ?? '',
    }));
    return storeInteractions(archive, wires.map(toInteraction)).ids;
  });
  flushPending(archive, 'nearlyAll', { maxPending: 1, minPending: 1, maxAtOnce: 1000, maxPerSegment: 4 });
  const { segments } = indexSnapshots(archive).read(false);
  expect(segments.length).toBeGreaterThan(25);
  const expected = ids.filter((_, n) => n % said.length === 0 || n % said.length === 2).toSorted();
  for (const fewCandidates of [0, 2, 1000]) {
    const reader = phraseReader(archive, fewCandidates);
    const wanted = phrase('dzień dobry');
    const found = segments.flatMap((segment) =>
      [...docIdsOf(reader.inSegment(segment, rangeBitmap(0, segment.records), wanted))].map(
        (docId) => segment.ids[docId]!,
      ),
    );
    expect(found.toSorted()).toEqual(expected);
  }
});
