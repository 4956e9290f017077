import { expect, test } from 'vitest';
import { flushPending } from '../../../../main/archive/index/index-build';
import { lastHold, putHold, readHolds, releaseHold } from '../../../../main/archive/ledger/keeping/holds';
import { readRegister } from '../../../../main/archive/ledger/register';
import { countHolds, heldAmong, heldIds, holdsOf, isHeld } from '../../../../main/archive/queries/keeping/held';
import { understand } from '../../../../main/archive/queries/understanding/understand';
import { Random } from '../../../../main/sample-crm/data/random';
import type { HoldSubject } from '../../../../preload/persons/keeping';
import { cases } from '../../random-cases';
import { temporaryArchive } from '../../temp-archive';
import { Imagination, Told } from '../made-up';
import { PlainSearch } from '../plain-search';

const order = { said: 'słowa', reason: 'pozew', person: 'anna', at: '2026-01-15T10:00:00Z' };

test.each(Array.from({ length: cases(20) }, (_, seed) => seed))(
  'holds what a plain search finds, also what came later, in archive %i',
  (seed) => {
    const imagination = new Imagination(new Random(seed));
    const archive = temporaryArchive();
    const told = new Told(archive);
    let made = 0;
    const storeSome = (): void => {
      told.store(imagination.some(20, () => imagination.record(`r-${String((made += 1))}`)));
      for (const { uuid } of told.records().slice(0, 4)) {
        told.storeNotes(
          uuid,
          imagination.some(2, () => imagination.note(`n-${String((made += 1))}`)),
        );
      }
    };
    storeSome();
    const queries = [
      { text: '', filters: { contacts: [imagination.pick(['Anna Wójcik', 'Jan Kowalski', '107'])] } },
      { text: '', filters: { services: ['sms'], to: '2022-12-31' } },
      { text: imagination.word(), filters: { hasNotes: true } },
    ];
    const [contact = '', search, text] = [queries[0]?.filters.contacts?.[0], queries[1], queries[2]];
    const subjects: readonly HoldSubject[] = [
      { kind: 'contact', contact },
      { kind: 'search', query: search! },
      { kind: 'search', query: text! },
    ];
    archive.transaction(() => {
      for (const subject of subjects) putHold(archive, { ...order, subject });
    });
    storeSome();
    if (imagination.random.chance(0.5)) flushPending(archive, 'nearlyAll');

    const found = queries.map(({ text: typed, filters }) => {
      const { understood, inWords } = understand(
        archive,
        { text: typed, filters, literal: true },
        undefined,
        '2026-01-15',
      );
      // What cannot be searched finds nothing.
      if (typed !== '' && understood.length + inWords.length === 0) return [];
      const all = Object.assign({}, filters, ...inWords.map((one) => one.filters)) as typeof filters;
      const plain = new PlainSearch(told.records(), { groups: understood, filters: all, exactLetters: false });
      return plain.ids({ by: 'date', descending: true });
    });
    const expected = new Set(found.flat());
    expect(heldIds(archive)).toEqual(expected);
    expect(countHolds(archive).map(({ records }) => records)).toEqual(found.map((ids) => ids.length));
    const some = told
      .records()
      .map(({ id }) => id)
      .filter((id) => id % 3 !== 0);
    expect(heldAmong(archive, some)).toEqual(new Set(some.filter((id) => expected.has(id))));
    for (const id of some.slice(0, 5))
      expect(holdsOf(archive, id).map((hold) => hold.id)).toEqual(
        found.flatMap((ids, at) => (ids.includes(id) ? [at + 1] : [])),
      );
    for (const id of some.slice(0, 3)) expect(isHeld(archive, id)).toBe(expected.has(id));
  },
);

test('a hold stands until it is released, and its number is never given again', () => {
  const archive = temporaryArchive();
  const put = (number: string) =>
    archive.transaction(() => putHold(archive, { ...order, subject: { kind: 'number', number } }));
  expect(lastHold(archive)).toBe(0);
  const [first, second] = [put('600700800'), put('600700801')];
  expect(readHolds(archive)).toEqual([first, second]);
  expect(archive.transaction(() => releaseHold(archive, { ...order, id: second.id }))).toEqual(second);
  expect(archive.transaction(() => releaseHold(archive, { ...order, id: second.id }))).toBeNull();
  expect(put('600700802').id).toBeGreaterThan(second.id);
  expect(lastHold(archive)).toBe(3);
  expect(readRegister(archive).map(({ act, texts }) => `${act} ${String(texts.subject)}`)).toEqual([
    ...['hold słowa', 'hold słowa', 'release słowa', 'hold słowa'],
  ]);
});

test('a number is held in whatever spelling, as that of a side', () => {
  const archive = temporaryArchive();
  const told = new Told(archive);
  const imagination = new Imagination(new Random(1));
  const record = {
    ...imagination.record('a'),
    direction: 'IN',
    external: null,
    to: null,
    agents: [],
    sms: 'tel. 600700800',
  };
  told.store([
    { ...record, from: { name: null, number: '+48 600 700 800' } },
    { ...record, uuid: 'b', from: { name: null, number: '600700801' } },
  ]);
  archive.transaction(() => putHold(archive, { ...order, subject: { kind: 'number', number: '0048600700800' } }));
  expect(
    told
      .records()
      .filter(({ id }) => isHeld(archive, id))
      .map(({ uuid }) => uuid),
  ).toEqual(['a']);
});

test('what was yesterday when a hold was put stays held', () => {
  const archive = temporaryArchive();
  const told = new Told(archive);
  const record = new Imagination(new Random(2)).record('a');
  const at = (day: string): number => Date.parse(`${day}T12:00:00Z`) / 1000;
  told.store([
    { ...record, seconds: at('2026-01-14') },
    { ...record, uuid: 'b', seconds: at('2026-01-16') },
  ]);
  const subject = { kind: 'search', query: { text: 'wczoraj', filters: {} } } as const;
  archive.transaction(() => putHold(archive, { ...order, subject }));
  expect([...heldIds(archive)]).toEqual(
    told
      .records()
      .filter(({ uuid }) => uuid === 'a')
      .map(({ id }) => id),
  );
});
