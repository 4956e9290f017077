import { expect, test } from 'vitest';
import { flushPending } from '../../../../main/archive/index/index-build';
import { planSearch } from '../../../../main/archive/queries/understanding/plan';
import { searcherOf } from '../../../../main/archive/queries/search';
import { storeInteractions } from '../../../../main/archive/store/store';
import { toInteraction } from '../../../../main/crm/interaction';
import { documentedInteraction } from '../../records';
import { temporaryArchive } from '../../temp-archive';

test.each([false, true])(
  'offers words that hold what was typed, as they are written; in segments: %s',
  (inSegments) => {
    const archive = temporaryArchive();
    const texts = ['Faktura korygująca w załączniku', 'Wysłałem KORYGUJĄCĄ', 'nic'];
    archive.transaction(() =>
      storeInteractions(
        archive,
        texts.map((smsData, at) =>
          toInteraction({
            ...documentedInteraction,
            uuid: `0b2f6c1e-3d4a-4f5b-8c6d-7e8f9a0b1c0${at}`,
            service: 'SMS',
            smsData,
          }),
        ),
      ),
    );
    if (inSegments)
      flushPending(archive, 'nearlyAll', { maxPending: 1, minPending: 1, maxAtOnce: 100, maxPerSegment: 100 });
    const reason = searcherOf(archive).explainEmpty(planSearch({ text: 'rygują', filters: {} }), '2022-12-31');
    // One word however it is spelled; it is shown as it stands somewhere.
    const [inside, ...others] = reason.inside;
    expect(others).toEqual([]);
    expect(inside).toMatchObject({ typed: 'rygują', count: 2 });
    expect(['korygująca', 'korygującą'].map((word) => [word])).toContainEqual(inside?.words);
    expect(searcherOf(archive).explainEmpty(planSearch({ text: 'zzz', filters: {} }), '2022-12-31').inside).toEqual([]);
  },
);

test('tells what each part of a search takes away', () => {
  const archive = temporaryArchive();
  archive.transaction(() => storeInteractions(archive, [toInteraction(documentedInteraction)]));
  const query = { text: 'wójcik qqq', filters: { services: ['sms'] }, exactLetters: true };
  const reason = searcherOf(archive).explainEmpty(planSearch(query), '2022-12-31');
  expect(reason).toMatchObject({ without: [], withAnyLetters: 0, withForms: null });
  const december = { from: '2022-12-01', to: '2022-12-31' };
  expect(searcherOf(archive).explainEmpty(planSearch({ text: 'wójcik qqq', filters: december }), '2022-12-31')).toEqual(
    {
      without: [{ part: { kind: 'group', at: 1 }, count: 1 }],
      ...{ asWords: [], withAnyLetters: null, withForms: null, inside: [] },
      ...{ missingDays: [december], notesOwed: 1, unreadable: { count: 0, dayUnknown: 0 } },
    },
  );
});

test.each([false, true])('offers the numbers that begin with what was typed; in segments: %s', (inSegments) => {
  const archive = temporaryArchive();
  const numbers = ['+48 881 007 891', '+48 881 007 222', '+48 600 881 007'];
  archive.transaction(() =>
    storeInteractions(
      archive,
      numbers.map((number, at) =>
        toInteraction({
          ...documentedInteraction,
          uuid: `0b2f6c1e-3d4a-4f5b-8c6d-7e8f9a0b1c0${at}`,
          externalNumber: { numberFormatted: number, type: 'person' },
        }),
      ),
    ),
  );
  if (inSegments)
    flushPending(archive, 'nearlyAll', { maxPending: 1, minPending: 1, maxAtOnce: 100, maxPerSegment: 100 });
  const searcher = searcherOf(archive);
  for (const text of ['881 007 8', '+48 881 007 8', '0048881 0078']) {
    const [inside, ...others] = searcher.explainEmpty(planSearch({ text, filters: {} }), '2022-12-31').inside;
    expect(others).toEqual([]);
    expect(inside, text).toMatchObject({ kind: 'number', words: ['881007891'], count: 1 });
  }
  expect(searcher.count(planSearch({ text: '881 007 8', filters: {} }))).toBe(0);
  // What ends so is found without that.
  expect(searcher.count(planSearch({ text: '881 007', filters: {} }))).toBe(1);
});
