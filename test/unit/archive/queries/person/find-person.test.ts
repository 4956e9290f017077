import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bringInflection } from '../../../../../build/inflection/bring.mjs';
import type { ArchiveReader } from '../../../../../main/archive/file/archive';
import { openForReading } from '../../../../../main/archive/file/open';
import { findPerson, readMentionPage } from '../../../../../main/archive/queries/person/find-person';
import { idsOfSubject } from '../../../../../main/archive/queries/person/subject-ids';
import { Random } from '../../../../../main/sample-crm/data/random';
import { readInflection } from '../../../../../main/search/analysis/inflection-file';
import type { Inflection } from '../../../../../main/search/analysis/inflection';
import { patternsOf, type NamePattern } from '../../../../../main/search/query/mentioned/name-patterns';
import { filtered } from '../../../../../preload/letters/char-filter';
import { noSubject, type KnownAs, type Mention, type MentionReason, type Subject } from '../../../../../preload/person';
import { significantDigits } from '../../../../../preload/phone-number';
import { temporaryArchive } from '../../../temp-archive';
import { undoAfterTest } from '../../../undo';
import { contacts, People, type Caller, type PlainRecord } from './people';

let folder: string;
let polish: Inflection;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kronika-person-'));
  bringInflection(folder);
  polish = readInflection(folder);
}, 120_000);

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const nobodyElse = noSubject.others;
const subjects: readonly Partial<Subject>[] = [
  { numbers: ['600 700 800'] },
  { numbers: ['+48 22 123-45-67'] },
  { numbers: ['221234567'], others: { ...nobodyElse, contacts: [contacts.jan.toUpperCase(), contacts.firm] } },
  { numbers: ['221234567'], others: { contacts: [contacts.anna], names: ['jan lis'], unnamed: true } },
  { contacts: [contacts.anna] },
  { contacts: [contacts.firm.toUpperCase()], names: ['Jan  LIS'] },
  { contacts: ['1000000-nobody'] },
  { names: ['Anna Nowak'] },
  { names: ['anna nowak'], others: { ...nobodyElse, contacts: [contacts.otherAnna] } },
  { names: ['Róża'] },
  { names: ['Ng'] },
  { names: ['***'] },
  { names: ['A. Nowak'] },
  { names: ['Łukasz Żak'] },
  { names: ['Tartak Żubr sp. z o.o.'] },
  { numbers: ['mBank', '+49 (0)30 1234567', '107'] },
  { emails: ['Anna.Nowak@firma.pl'] },
  {
    numbers: ['600700800'],
    contacts: [contacts.anna],
    names: ['Anna Nowak-Kowalska'],
    emails: ['anna.nowak@firma.pl'],
  },
  {},
];

describe('over random archives, as a reading of every record has it', () => {
  test.each([1, 2, 3, 4, 5, 6])('finds own records and mentions (%i)', (seed) => {
    const archive = temporaryArchive();
    const people = new People(archive, new Random(seed));
    people.add(90);
    const reading = openReader(archive.path);
    for (const some of subjects) {
      const subject = { ...noSubject, ...some };
      const own = people.records.filter((record) => isOwn(record, subject)).map(({ id }) => id);
      expect(idsOfSubject(reading, subject), JSON.stringify(some)).toEqual(own);
      for (const isWide of [false, true]) {
        const found = reading.snapshot(() => findPerson(reading, { subject, isWide }, always));
        expect(found.records).toBe(own.length);
        const by = soughtBy(subject, found.known, isWide);
        const expected = people.records
          .filter(({ id }) => !own.includes(id))
          .flatMap((record) => plainMentions(record, by, subject));
        const mentions = allMentions(reading, subject, isWide);
        expect(mentions.map(told).sort(), JSON.stringify(some)).toEqual(expected.sort());
        expect([found.mentions, found.areAllMentionsCounted]).toEqual([expected.length, true]);
      }
    }
  });
});

const always = (): void => undefined;

function openReader(path: string): ArchiveReader {
  const reading = openForReading(path, { inflectionFolder: folder });
  undoAfterTest(() => {
    reading.close();
  });
  return reading;
}

function allMentions(reading: ArchiveReader, subject: Subject, isWide: boolean): readonly Mention[] {
  const all: Mention[] = [];
  for (let before: number | null = null; ;) {
    const page = reading.snapshot(() => readMentionPage(reading, { subject, isWide }, before, always));
    all.push(...page.mentions);
    before = page.before;
    if (before === null) return all;
  }
}

/** A mention as a line: its record, its place and why. */
function told({ id, place, why }: Pick<Mention, 'id' | 'place' | 'why'>): string {
  const where = place.kind === 'note' || place.kind === 'version' ? `${place.kind} ${place.note}` : place.kind;
  return `${String(id)} ${where}: ${why
    .map(({ kind, value }) => `${kind} ${value}`)
    .sort()
    .join(', ')}`;
}

const spaced = (name: string): string => name.toLowerCase().replaceAll(/\s+/g, ' ').trim();
const digits = (number: string): string =>
  /\p{L}/u.test(number) ? number.toLowerCase() : number.startsWith('+49') ? '49301234567' : significantDigits(number);

function sidesOf({ from, to, external, direction }: PlainRecord): readonly (Caller & { readonly numbers: string[] })[] {
  const outside = external === null ? [] : [external];
  return [
    { ...from, numbers: [...(from.number === null ? [] : [from.number]), ...(direction === 'IN' ? outside : [])] },
    { ...to, numbers: [...(to.number === null ? [] : [to.number]), ...(direction === 'IN' ? [] : outside)] },
  ];
}

function isOther({ uuid, name }: Caller, { others }: Subject): boolean {
  if (uuid !== null && others.contacts.some((one) => one.toLowerCase() === uuid)) return true;
  if (name !== null && others.names.some((one) => spaced(one) === spaced(name))) return true;
  return others.unnamed && uuid === null && name === null;
}

function isOwn(record: PlainRecord, subject: Subject): boolean {
  return sidesOf(record).some(({ uuid, name, number, numbers }) => {
    if (uuid !== null && subject.contacts.some((one) => one.toLowerCase() === uuid)) return true;
    if (isOther({ uuid, name, number }, subject)) return false;
    if (name !== null && subject.names.some((one) => spaced(one) === spaced(name))) return true;
    return numbers.some((one) => subject.numbers.some((wanted) => digits(wanted) === digits(one)));
  });
}

interface PlainSought {
  readonly names: readonly { readonly value: string; readonly patterns: readonly NamePattern[] }[];
  readonly numbers: readonly string[];
  readonly emails: readonly string[];
}

/** The names a person was met under, and the numbers that are nobody else's, are sought as well. */
function soughtBy(subject: Subject, known: readonly KnownAs[], isWide: boolean): PlainSought {
  const met = known.filter(({ standing, from }) => standing === 'met' && from === 'side');
  const names = new Map<string, { value: string; isWhole: boolean }>();
  const add = (value: string, isWhole: boolean): void => {
    if (!names.has(spaced(value))) names.set(spaced(value), { value, isWhole });
  };
  for (const name of subject.names) add(name, true);
  for (const { kind, value } of met) if (kind === 'names') add(value, false);
  for (const one of known)
    if (one.kind === 'contacts' && one.standing === 'given') for (const name of one.names) add(name, false);
  const isSender = (number: string): boolean => /\p{L}/u.test(number);
  const senders = subject.numbers.filter(isSender);
  const own = met.filter(({ kind, more }) => kind === 'numbers' && more === 0).map(({ value }) => value);
  for (const number of own) if (isSender(number)) add(number, false);
  return {
    names: [...senders.map((value) => ({ value, isWhole: true })), ...names.values()].map(({ value, isWhole }) => ({
      value,
      patterns: patternsOf(value, polish, isWhole).filter(({ kind }) => isWide || kind !== 'lastName'),
    })),
    numbers: [...subject.numbers, ...own].filter((number) => !/\p{L}/u.test(number) && digits(number).length > 3),
    emails: subject.emails,
  };
}

function plainMentions(record: PlainRecord, by: PlainSought, subject: Subject): string[] {
  const names = [record.from, record.to].filter((side) => side.name !== null && !isOther(side, subject));
  const texts = [
    ...names.map(({ name }) => ({ place: { kind: 'contact' } as const, text: name ?? '' })),
    ...record.texts,
  ];
  const places = new Map<string, { place: Mention['place']; why: Map<string, MentionReason> }>();
  for (const { place, text } of texts) {
    const key = JSON.stringify(place);
    const known = places.get(key) ?? { place, why: new Map() };
    for (const reason of reasonsIn(text, by)) known.why.set(JSON.stringify(reason), reason);
    if (known.why.size > 0) places.set(key, known);
  }
  return [...places.values()].map(({ place, why }) => told({ id: record.id, place, why: [...why.values()] }));
}

/** By regular expressions over the folded text. */
function reasonsIn(text: string, { names, numbers, emails }: PlainSought): MentionReason[] {
  const plain = filtered(text);
  const folded = plain.toLowerCase().replaceAll('ł', 'l').normalize('NFD').replaceAll(/\p{M}/gu, '');
  return [
    ...names.flatMap(({ value, patterns }) => {
      const found = patterns.flatMap((pattern) =>
        placesOf(plain, folded, pattern).map((place) => ({ ...place, kind: pattern.kind })),
      );
      const order = ['name', 'initial', 'lastName'];
      const left = found.filter(
        (one) =>
          !found.some(
            (other) =>
              order.indexOf(other.kind) < order.indexOf(one.kind) && other.start <= one.start && other.end >= one.end,
          ),
      );
      return left.map(({ kind }): MentionReason => ({ kind, value }));
    }),
    ...numbers
      .filter((value) => hasNumber(plain, digits(value)))
      .map((value): MentionReason => ({ kind: 'number', value })),
    ...emails
      .filter((value) =>
        new RegExp(
          String.raw`(?<![\p{L}\p{N}._%+-])${value.toLowerCase().replaceAll('.', String.raw`\.`)}(?![\p{L}\p{N}]|[.-][\p{L}\p{N}])`,
          'u',
        ).test(plain.toLowerCase()),
      )
      .map((value): MentionReason => ({ kind: 'email', value })),
  ];
}

function placesOf(plain: string, folded: string, { slots }: NamePattern): { start: number; end: number }[] {
  const letter = String.raw`[\p{L}\p{N}\p{M}]`;
  const source = slots.map((slot) => {
    if (slot.kind === 'forms') return `(?:${[...slot.forms].join('|')})(?!${letter})`;
    return slot.kind === 'initial' ? String.raw`${slot.letter}(?=\.)` : String.raw`${slot.letter}${letter}*`;
  });
  const pattern = new RegExp(`(?<!${letter})${source.join(`[^\\p{L}\\p{N}\\p{M}]+`)}`, 'gu');
  return [...folded.matchAll(pattern)].flatMap((match) => {
    // Initials are capitals; the words of this test have one unit for one.
    const words = [...match[0].matchAll(/[\p{L}\p{N}\p{M}]+/gu)];
    const isFit = slots.every(
      (slot, at) => slot.kind === 'forms' || /\p{Lu}/u.test(plain.charAt(match.index + (words[at]?.index ?? 0))),
    );
    return isFit ? [{ start: match.index, end: match.index + match[0].length }] : [];
  });
}

/** The digits as they stand, after what a country or a trunk puts before them. */
function hasNumber(plain: string, number: string): boolean {
  const between = String.raw`[\s().\-/]{0,3}`;
  const national = number.startsWith('49')
    ? `49${between}(?:0${between})?${Array.from(number.slice(2)).join(between)}`
    : Array.from(number).join(between);
  return new RegExp(String.raw`(?<![\d])(?:\+?(?:00)?48${between}|0)?${national}(?!\d)`, 'u').test(plain);
}
