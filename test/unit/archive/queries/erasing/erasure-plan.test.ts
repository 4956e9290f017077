import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bringInflection } from '../../../../../build/inflection/bring.mjs';
import { openForReading } from '../../../../../main/archive/file/open';
import type { ArchiveWriter } from '../../../../../main/archive/file/archive';
import { putHold } from '../../../../../main/archive/ledger/keeping/holds';
import { withoutHeld } from '../../../../../main/archive/queries/keeping/held';
import { planErasure, type ErasurePlan } from '../../../../../main/archive/queries/erasing/erasure-plan';
import { storeInteractions, storeNotes } from '../../../../../main/archive/store/store';
import { toInteraction } from '../../../../../main/crm/interaction';
import { toNote } from '../../../../../main/crm/note';
import { uuidOf } from '../../../../../main/sample-crm/data/uuid';
import type { Filters } from '../../../../../preload/model';
import { documentedInteraction, documentedNote } from '../../../records';
import { temporaryArchive } from '../../../temp-archive';

let inflectionFolder: string;

beforeAll(() => {
  inflectionFolder = mkdtempSync(join(tmpdir(), 'kronika-erasing-'));
  bringInflection(inflectionFolder);
});

afterAll(() => {
  rmSync(inflectionFolder, { recursive: true, force: true });
});

interface Person {
  readonly first: string;
  readonly last: string;
  readonly number: string;
}

const anna = { first: 'Anna', last: 'Wójcik', number: '+48601202303' };
const jan = { first: 'Jan', last: 'Nowak', number: '+48700100200' };
const ewa = { first: 'Ewa', last: 'Nowak', number: '+48700100333' };

/** An archive with one record of each person, with a note each. */
function archiveOf(people: readonly Person[]): { readonly archive: ArchiveWriter; readonly ids: readonly number[] } {
  const archive = temporaryArchive();
  const ids = archive.transaction(() => {
    const stored = people.map(({ first, last, number }, at) =>
      toInteraction({
        ...documentedInteraction,
        ...{ uuid: uuidOf(1, at), callDate: `2025-03-0${String(at + 1)} 10:00:00` },
        from: {
          type: 'person',
          uuid: uuidOf(2, at),
          firstName: first,
          lastName: last,
          number,
          numberNotFormatted: number,
        },
        externalNumber: { numberNotFormatted: number, numberFormatted: number, type: 'person' },
      }),
    );
    const { ids: rows } = storeInteractions(archive, stored);
    rows.forEach((id, at) => {
      storeNotes(archive, id, [toNote({ ...documentedNote, uuid: uuidOf(3, at) })], '2025-03-09T10:00:00Z');
    });
    return rows;
  });
  return { archive, ids };
}

function planOf(
  archive: ArchiveWriter,
  person: Person,
  texts: readonly (string | Filters)[],
  reason = 'wniosek',
): ErasurePlan {
  const reader = openForReading(archive.path, { inflectionFolder });
  try {
    const searches = texts.map((one, at) => ({
      id: String(at),
      name: `wyszukiwanie ${String(at)}`,
      query: typeof one === 'string' ? { text: one, filters: {} } : { text: '', filters: one },
    }));
    const choice = { kind: 'query', query: { text: '', filters: { ownNumber: person.number } } } as const;
    return reader.snapshot(() => planErasure(reader, { choice, searches, reason }, () => undefined));
  } finally {
    reader.close();
  }
}

it.each([
  ['a number in another spelling', '601 202 303'],
  ['a number among words', 'faktura 0048 601-202-303'],
  ['the name in another form and order', 'Wójcik Anny'],
  ['without Polish letters', 'anna wojcik'],
  ['a last name that nobody else has', 'faktura wójcika'],
  ['a filter by contact', { contacts: ['Anna Wójcik'] }],
  ['a filter by number', { number: '601202303' }],
  ['a filter by own number', { ownNumber: '+48 601 202 303' }],
])('takes a saved search along that names the person: %s', (_, search) => {
  const { archive } = archiveOf([anna, jan, ewa]);
  expect(planOf(archive, anna, [search]).searches).toEqual(['0']);
});

it.each([
  ['other words', 'faktura po terminie'],
  ['another number that holds some of its digits', '5 601 202 304'],
  ['a last name that somebody else has as well', 'nowak'],
  ['somebody else of the same last name', 'Ewa Nowak'],
  ['a word that only begins so', 'janowski'],
  ['a filter by another contact', { contacts: ['Ewa Nowak'] }],
  ['a filter by the first digits alone', { number: '700100' }],
])('leaves a saved search that names somebody else, or nobody: %s', (_, search) => {
  const { archive } = archiveOf([anna, jan, ewa]);
  expect(planOf(archive, jan, [search]).searches).toEqual([]);
});

it('takes no search along because of a very short name', () => {
  const { archive } = archiveOf([{ first: '', last: 'Ng', number: '+48505000111' }, jan]);
  expect(planOf(archive, { ...jan, number: '+48505000111' }, ['zng', 'mango', 'ng faktura']).searches).toEqual(['2']);
});

it('blackens what names the person in the reason, and nothing else', () => {
  const { archive } = archiveOf([anna, jan]);
  const reasonOf = (reason: string): string | null => planOf(archive, anna, [], reason).reason;
  expect(reasonOf('wniosek Anny Wójcik (tel. 601 202 303) z 3 marca')).toBe('wniosek ■■■ ■■■ (tel. ■■■) z 3 marca');
  expect(reasonOf('wniosek z 3 marca 2026, sprawa 12/2026')).toBe('wniosek z 3 marca 2026, sprawa 12/2026');
});

it('leaves what is held, and says how much', () => {
  const { archive, ids } = archiveOf([anna, jan]);
  archive.transaction(() => {
    putHold(archive, {
      subject: { kind: 'number', number: anna.number },
      ...{ reason: 'pozew', said: 'numer', person: null, at: '2026-01-01T10:00:00Z' },
    });
  });
  expect(planOf(archive, anna, [])).toMatchObject({ ids: [], held: 1, counts: { interactions: 0, notes: 0 } });
  expect(planOf(archive, jan, [])).toMatchObject({ ids: [ids[1]], held: 0, counts: { interactions: 1, notes: 1 } });
  const notes = archive.prepare<[], number>('SELECT id FROM note ORDER BY id').pluck().all();
  expect(withoutHeld(archive, { ids: [], notes })).toEqual({ ids: [], notes: notes.slice(1), held: 1, lastHold: 1 });
});

it('looks at the notes that were chosen, and says which it does not have', () => {
  const { archive } = archiveOf([anna, jan]);
  const choice = { kind: 'notes', uuids: [uuidOf(3, 1), uuidOf(3, 7)] } as const;
  const plan = planErasure(archive, { choice, searches: [], reason: null }, () => undefined);
  expect(plan).toMatchObject({ ids: [], counts: { interactions: 0, notes: 1 }, missing: [uuidOf(3, 7)], people: [] });
});
