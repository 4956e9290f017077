import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { encodeLexemes } from '../../../../../build/inflection/encode.mjs';
import type { ArchiveReader } from '../../../../../main/archive/file/archive';
import { openForReading, openForWriting } from '../../../../../main/archive/file/open';
import { flushPending } from '../../../../../main/archive/index/index-build';
import { planFor } from '../../../../../main/archive/queries/understanding/forms';
import { offerFor } from '../../../../../main/archive/queries/understanding/offer';
import { newestFirst, searcherOf } from '../../../../../main/archive/queries/search';
import { understand } from '../../../../../main/archive/queries/understanding/understand';
import { storeInteractions } from '../../../../../main/archive/store/store';
import { toInteraction } from '../../../../../main/crm/interaction';
import type { Query } from '../../../../../preload/model';
import { documentedInteraction } from '../../../records';
import { cases, fc } from '../../../random-cases';
import { temporaryArchive } from '../../../temp-archive';

const lexemes = [
  ['faktura', 'faktury', 'fakturze', 'fakturę', 'fakturą', 'faktur'],
  ['factor', 'factora'],
  ['zapłata', 'zapłaty', 'zapłatę'],
  ['fakturant', 'fakturanta'],
].map((forms) => ({ isProper: false, groups: [forms] }));

const wanted = (): void => undefined;
const query = (text: string, more: Partial<Query> = {}): Query => ({ text, filters: {}, ...more });

/** An archive of SMS, on days of December 2022 from the first on, as a reader sees it. */
function archiveOf(texts: readonly string[], inSegments: boolean): ArchiveReader {
  const archive = temporaryArchive();
  const wires = texts.map((smsData, at) => ({
    ...documentedInteraction,
    uuid: `0b2f6c1e-3d4a-4f5b-8c6d-${String(at).padStart(12, '0')}`,
    ...{ service: 'SMS', smsData, note: 0, callDate: `2022-12-${String(1 + (at % 28)).padStart(2, '0')} 10:00:00` },
  }));
  archive.transaction(() => storeInteractions(archive, wires.map(toInteraction)));
  if (inSegments)
    flushPending(archive, 'nearlyAll', { maxPending: 1, minPending: 1, maxAtOnce: 1000, maxPerSegment: 1000 });
  const inflectionFolder = dirname(archive.path);
  writeFileSync(join(inflectionFolder, 'inflection.bin'), encodeLexemes(lexemes));
  return openForReading(archive.path, { inflectionFolder });
}

/** What a search is made of, and how many records it finds. */
function rewritten(archive: ArchiveReader, asked: Query) {
  const plan = understand(archive, asked, wanted);
  const changes = plan.rewriting?.changes.map(({ kind, typed, words }) => [kind, typed, ...words]) ?? null;
  return { changes, total: searcherOf(archive).count(plan) };
}

const office = [
  'Wysłałem fakturę w załączniku',
  'Faktura i faktury do zapłaty; faktura VAT',
  'Zapłata za mikropożyczkę',
  'Proszę o telefon do biura',
  'Jan Kowalski prosi o kontakt',
  'Łódka za 120 zł, seria ABC123X',
  'Nowy kontrakt: Unilux',
];

describe.each([false, true])('in segments: %s', (inSegments) => {
  const inOffice = <Answer>(ask: (archive: ArchiveReader) => Answer): Answer => {
    const archive = archiveOf(office, inSegments);
    try {
      return ask(archive);
    } finally {
      archive.close();
    }
  };

  test.each([
    [
      'an error of one letter, and finds the forms of what was meant',
      query('fkatura'),
      [['spelling', 'fkatura', 'faktura']],
      2,
    ],
    ['a word inside others', query('pożyczk'), [['inside', 'pożyczk', 'mikropożyczkę']], 1],
    ['two errors in nine letters', query('zalacnziuk'), [['spelling', 'zalacnziuk', 'załączniku']], 1],
    ['digits inside a code', query('123x'), [['inside', '123x', 'abc123x']], 1],
    ['only the word that stands nowhere', query('kowalski kontatk'), [['spelling', 'kontatk', 'kontakt']], 1],
    [
      'each word that stands nowhere',
      query('kowlaski kontatk'),
      [
        ['spelling', 'kowlaski', 'kowalski'],
        ['spelling', 'kontatk', 'kontakt'],
      ],
      1,
    ],
    [
      'both sides of an alternative',
      query('teleofn OR kontatk'),
      [
        ['spelling', 'teleofn', 'telefon'],
        ['spelling', 'kontatk', 'kontakt'],
      ],
      2,
    ],
    ['a word of a field, there', query('sms:teleofn'), [['spelling', 'teleofn', 'telefon']], 1],
    ['a word beside one that is left out', query('fkatura -zapłaty'), [['spelling', 'fkatura', 'faktura']], 1],
    ['a word with the comma of a sentence', query('teleofn,'), [['spelling', 'teleofn,', 'telefon']], 1],
    [
      'a word whose Polish letters count',
      query('zapłtaa', { exactLetters: true }),
      [['spelling', 'zapłtaa', 'zapłata']],
      2,
    ],
    [
      'a word that was meant in just this form',
      query('fkatura', { exactForms: true }),
      [['spelling', 'fkatura', 'faktura']],
      1,
    ],
    [
      'also where the filters leave nothing',
      query('teleofn', { filters: { services: ['fax'] } }),
      [['spelling', 'teleofn', 'telefon']],
      0,
    ],
  ] as const)('rewrites %s', (_, asked, changes, total) => {
    expect(inOffice((archive) => rewritten(archive, asked))).toEqual({ changes, total });
  });

  test.each([
    ['what finds something', query('fakt')],
    ['what finds nothing under its filters', query('faktura', { filters: { services: ['fax'] } })],
    ['words that only stand in no record together', query('kowalski faktura')],
    ['what is to be searched as it was typed', query('fkatura', { literal: true })],
    ['what stands in quotes', query('"fkatura"')],
    ['what is excluded', query('-fkatura kowalski faktura')],
    ['a short word', query('biru')],
    ['a word with digits', query('faktura1')],
    ['a word that stands elsewhere than in its field', query('note:faktura')],
    ['a word that stands there with other Polish letters', query('lódką', { exactLetters: true })],
    ['a word that stands there in another form', query('fakturą', { exactForms: true })],
    ['what nothing is like', query('qwxzvjk')],
    ['a number', query('600 700 801')],
  ])('leaves as it is %s', (_, asked) => {
    inOffice((archive) => {
      const { query: about, understood, rewriting } = understand(archive, asked, wanted);
      expect({ about, understood }).toEqual({ about: asked, understood: planFor(archive, asked).understood });
      expect(rewriting).toBeNull();
    });
  });

  test('names others that may have been meant', () => {
    const changes = inOffice((archive) => understand(archive, query('fakturt'), wanted).rewriting?.changes);
    expect(changes).toEqual([
      { kind: 'spelling', typed: 'fakturt', words: ['faktury'], others: ['faktura', 'fakturę'] },
    ]);
  });

  test('takes the word with which the whole search finds something', () => {
    const changes = (text: string) => inOffice((archive) => rewritten(archive, query(text)).changes);
    expect(changes('kontrkt')).toEqual([['spelling', 'kontrkt', 'kontrakt']]);
    expect(changes('kontrkt unilux')).toEqual([['spelling', 'kontrkt', 'kontrakt']]);
    expect(changes('kontrkt prosi')).toEqual([['spelling', 'kontrkt', 'kontakt']]);
  });
});

test('a word of which no record is left is no word of the archive', () => {
  const archive = archiveOf(office, true);
  archive.close();
  const writer = openForWriting(archive.path);
  // One that was typed just so, and one that would be nearer than what was meant.
  writer.transaction(() => writer.prepare(`INSERT INTO word (text) VALUES ('kontatk'), ('kontatka')`).run());
  const [change] = understand(writer, query('kontatk'), wanted).rewriting?.changes ?? [];
  expect(change).toEqual({ kind: 'spelling', typed: 'kontatk', words: ['kontakt'], others: [] });
  writer.close();
});

test('is given up once nobody waits any more', () => {
  const archive = archiveOf(office, true);
  const giveUp = (): void => {
    throw new Error('given up');
  };
  expect(() => understand(archive, query('fkatura'), giveUp)).toThrow('given up');
  expect(rewritten(archive, query('fkatura')).total).toBe(2);
  archive.close();
});

test('what came since is a word as well', () => {
  const archive = archiveOf(office, true);
  expect(rewritten(archive, query('gwarnacja'))).toEqual({ changes: null, total: 0 });
  const writer = openForWriting(archive.path);
  const told = { ...documentedInteraction, service: 'SMS', smsData: 'gwarancja', note: 0 };
  writer.transaction(() => storeInteractions(writer, [toInteraction(told)]));
  writer.close();
  expect(rewritten(archive, query('gwarnacja'))).toEqual({
    changes: [['spelling', 'gwarnacja', 'gwarancja']],
    total: 1,
  });
  archive.close();
});

describe('a search that finds little', () => {
  const often = Array.from({ length: 60 }, (_, at) => `Faktura nr ${String(at)} dla firmy`);
  const offered = (texts: readonly string[], asked: Query, names: object = {}) => {
    const archive = archiveOf([...often, ...texts], true);
    const plan = understand(archive, asked, wanted);
    const offer = offerFor(archive, plan, searcherOf(archive).count(plan), wanted);
    expect(plan.rewriting).toBeNull();
    archive.close();
    return { ...names, offer };
  };

  test('by an error that somebody else made too is offered the word that was meant', () => {
    expect(offered(['Fakutra do poprawy'], query('fakutra'))).toEqual({
      offer: { changes: [{ typed: 'fakutra', word: 'faktura' }], count: 60 },
    });
    expect(offered(['Fakutra do poprawy, firma'], query('fakutra poprawy'))).toEqual({ offer: null });
    expect(offered(['fakutra dla biura'], query('fakutra dla')).offer?.count).toBe(60);
  });

  test.each([
    ['by a word that the dictionary knows', ['Fakturant dzwonił'], query('fakturant')],
    ['by the beginning of such a word', ['Zapłaty'], query('zapła')],
    ['by a word that is not so rare beside the other', ['fakutra', 'fakutra'], query('fakutra')],
    ['by a word that nothing is like', ['Kserokopiarka'], query('kserokopiarka')],
    ['by just what was to be searched', ['Fakutra'], query('fakutra', { literal: true })],
    ['in quotes', ['Fakutra'], query('"fakutra"')],
  ])('%s is offered nothing', (_, texts, asked) => {
    expect(offered(texts, asked).offer).toBeNull();
  });

  test('by a word of a name is offered nothing', () => {
    const archive = archiveOf(often, true);
    archive.close();
    const writer = openForWriting(archive.path);
    const flags = [{ uuid: '0b2f6c1e-3d4a-4f5b-8c6d-7e8f9a0b1c2d', name: 'Fakutra', color: '#ff0000' }];
    writer.transaction(() => storeInteractions(writer, [toInteraction({ ...documentedInteraction, flags })]));
    const plan = understand(writer, query('fakutra'), wanted);
    expect(searcherOf(writer).page(plan, newestFirst, 0, 10)).toHaveLength(1);
    expect(offerFor(writer, plan, 1, wanted)).toBeNull();
    writer.close();
  });
});

describe('of archives that chance fills', () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'ż'), minLength: 4, maxLength: 9 });
  const texts = fc.array(fc.array(letters, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 12 });
  const typed = fc.array(letters, { minLength: 1, maxLength: 2 }).map((words) => words.join(' '));

  test('what finds something is never rewritten, and what was rewritten found nothing', () => {
    const places = fc.array(fc.tuple(fc.nat(11), fc.nat(3), fc.integer({ min: 4, max: 9 })), { minLength: 8 });
    fc.assert(
      fc.property(texts, fc.array(typed, { minLength: 8 }), places, fc.boolean(), (all, others, cut, inSegments) => {
        const archive = archiveOf(
          all.map((words) => words.join(' ')),
          inSegments,
        );
        const beginnings = cut.flatMap(([text, word, length]) => all[text]?.[word]?.slice(0, length) ?? []);
        for (const text of [...others, ...beginnings]) {
          const total = searcherOf(archive).count(planFor(archive, query(text)));
          const plan = understand(archive, query(text), wanted);
          if (total > 0) expect(plan.rewriting).toBeNull();
          if (plan.rewriting === null) expect(searcherOf(archive).count(plan)).toBe(total);
        }
        archive.close();
      }),
      { numRuns: cases(12) },
    );
  });

  test('the same text is understood the same way, whether taken into segments or not', () => {
    fc.assert(
      fc.property(texts, fc.array(typed, { minLength: 8, maxLength: 8 }), (all, asked) => {
        const [pending, taken] = [false, true].map((inSegments) =>
          archiveOf(
            all.map((words) => words.join(' ')),
            inSegments,
          ),
        ) as [ArchiveReader, ArchiveReader];
        for (const text of asked) {
          const only = { filters: { to: '2022-12-03' } };
          expect(rewritten(taken, query(text))).toEqual(rewritten(pending, query(text)));
          expect(rewritten(taken, query(text, only)).changes).toEqual(rewritten(taken, query(text)).changes);
        }
        pending.close();
        taken.close();
      }),
      { numRuns: cases(12) },
    );
  });
});
