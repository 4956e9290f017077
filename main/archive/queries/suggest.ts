import type { Filters, FoundInteraction, Language, TextRange, WeekStart } from '../../../preload/model';
import { filterCharacters, filtered } from '../../../preload/letters/char-filter';
import { normalise } from '../../../preload/letters/normalise';
import { maxSuggested, type Suggestion } from '../../../preload/search/suggestions';
import { fold } from '../../search/analysis/fold';
import { codesIn, digitsOf } from '../../search/analysis/recognisers';
import { periodsIn } from '../../search/typed/periods';
import { suggestableFilters } from '../../search/typed/suggestable';
import { wordsOf } from '../../search/analysis/tokens';
import { parseQuery } from '../../search/typed/query-parser';
import { allOf, filterConditions, textCondition, type Condition } from '../../search/query/query-tree';
import { Results, type IndexSnapshot, type StillWanted } from '../../search/query/results';
import type { ArchiveReader } from '../file/archive';
import { namedFields, namesByField, type NamedField } from './understanding/archive-names';
import { weeksOf } from './understanding/weeks';
import { indexSnapshots } from '../index/index-snapshot';
import { numbersWith } from './numbers-inside';
import { phraseReader } from './phrases';
import type { RecordReader } from './read';

/** What was typed, in which language, and on which day (`YYYY-MM-DD`). */
interface Typed {
  readonly text: string;
  readonly language: Language;
  readonly today: string;
}

/** The end of a text: from `start` on, in UTF-16 units. */
interface Tail {
  readonly start: number;
  readonly text: string;
  /** The word before it, folded, and where it begins. */
  readonly lead: { readonly word: string; readonly start: number } | null;
}

/** As many words at the end of a text are looked at together: `Przychodnia Pod Dębem sp` is one name. */
const maxWords = 4;
/** Shorter beginnings are of too many to help. */
const minLength = 2;
/** As many of the newest records with a name are looked at, at once, for the contacts that have it. */
const recordsAtOnce = 30;
/** A person types on: for each end of the text so many segments are looked at, the newest first, whatever was found by then. */
const segmentsPerTail = 100;

/**
 * What the end of a typed text may stand for: contacts and numbers of the newest records, agents, flags and extensions; of each
 * kind at most `maxSuggested`, the longest part of the text first. `check` throws once nobody waits any more.
 */
export function suggest(
  archive: ArchiveReader,
  records: RecordReader,
  { text, language, today }: Typed,
  check: StillWanted,
): readonly Suggestion[] {
  const snapshot = indexSnapshots(archive).read(true);
  const found: Suggestion[] = [];
  const add = (suggestion: Suggestion): void => {
    const same = found.filter(({ kind }) => kind === suggestion.kind);
    if (same.length < maxSuggested && !same.some(({ value }) => value === suggestion.value)) found.push(suggestion);
  };
  const names = archive.own(namesByField);
  const beginning = (field: NamedField, typed: string): readonly string[] => {
    const words = wordsOf(typed);
    return names(snapshot, field).filter((name) => hasWords(name, words));
  };
  const read = readOtherwise(text, today);
  for (const tail of tailsOf(text)) {
    for (const field of namedFields) {
      for (const value of beginning(field, tail.text)) add(asFilter(field, value, startWith(tail, leads[field])));
    }
    for (const contact of contactsOf({ archive, records, snapshot, check }, tail.text)) {
      add({ kind: 'contact', value: contact, start: startWith(tail, leads.contact), filters: { contacts: [contact] } });
    }
    for (const suggestion of inWords(tail, language, today, archive.own(weeksOf).begin())) add(suggestion);
    if (!isNumber(tail.text) || read.some(({ start, length }) => start + length > tail.start)) continue;
    for (const number of numbersWith(snapshot, tail.text, maxSuggested, check, maxTermsLookedAt)) {
      add({ kind: 'number', value: number, start: tail.start, filters: { number } });
    }
  }
  return found;
}

/** Words that lead to a name, and go with it when it is taken. */
const leads = {
  contact: /^(?:od|do|dla|from|to)$/,
  agent: /^(?:od|do|dla|from|to|by)$/,
  flag: /^(?:flaga|flag|z)$/,
  extension: /^(?:wewn?|wewnetrzny|ext|extension)\.?$/,
} as const satisfies Readonly<Record<NamedField | 'contact', RegExp>>;
const prepositions = /^(?:w|we|z|ze|bez|od|do|in|on|with|without|last|this)$/;

function startWith({ start, lead }: Tail, isLead: RegExp): number {
  return lead !== null && isLead.test(lead.word) ? lead.start : start;
}

/** Periods and filters that what was typed could become; a period that it is already is none. */
function inWords(
  { start, text, lead }: Tail,
  language: Language,
  today: string,
  weekStart: WeekStart,
): readonly Suggestion[] {
  // With its preposition it was looked at before.
  if (lead !== null && prepositions.test(lead.word)) return [];
  return suggestableFilters(text, language, today, weekStart)
    .map(({ text: value, filters }): Suggestion => {
      const isPeriod = filters.from !== undefined || filters.to !== undefined;
      return { kind: isPeriod ? 'period' : 'filter', value, start, filters };
    })
    .filter(({ kind, value }) => kind === 'filter' || normalise(value) !== normalise(text));
}

/** Of numbers, so many terms of the newest records are looked at. */
const maxTermsLookedAt = 40_000;

function isNumber(text: string): boolean {
  return /^[+(\d][\d\s().\-/]*$/.test(filtered(text)) && digitsOf(text).length >= 3;
}

/** Where digits of a text are no number: days and codes. */
function readOtherwise(text: string, today: string): readonly TextRange[] {
  const plain = filterCharacters(text);
  return [...periodsIn(text, today), ...codesIn(plain.text).map((code) => plain.correct(code))];
}

/** The ends of a text that may be a name or a number, the longest first; none within quotes, after a field or a minus. */
function tailsOf(text: string): readonly Tail[] {
  const end = text.trimEnd();
  if ((end.match(/["„”“]/g) ?? []).length % 2 === 1) return [];
  const parts = [...end.matchAll(/\S+/g)].slice(-maxWords);
  const barred = parts.findLastIndex(([part]) => /^-|["„”“|]|^\p{L}+:|^(?:OR|LUB)$/u.test(part));
  return parts
    .slice(barred + 1)
    .map(({ index }, at, all): Tail => {
      const before = all[at - 1];
      const lead = before === undefined ? null : { word: normalise(before[0]), start: before.index };
      return { start: index, text: end.slice(index), lead };
    })
    .filter((tail) => wordsOf(tail.text).join('').length >= minLength);
}

function asFilter(kind: NamedField, value: string, start: number): Suggestion {
  const filters: Readonly<Record<NamedField, Filters>> = {
    agent: { agents: [value] },
    flag: { flags: [value] },
    extension: { extensions: [value] },
  };
  return { kind, value, start, filters: filters[kind] };
}

/** Whether each of some folded words begins a word of a name. */
function hasWords(name: string, words: readonly string[]): boolean {
  const ofName = wordsOf(name);
  return words.length > 0 && words.every((word) => ofName.some((one) => one.startsWith(word)));
}

interface Source {
  readonly archive: ArchiveReader;
  readonly records: RecordReader;
  readonly snapshot: IndexSnapshot;
  readonly check: StillWanted;
}

/** Contacts whose names have the typed words, or whose number ends as typed; who was met last comes first. */
function contactsOf({ archive, records, snapshot, check }: Source, typed: string): readonly string[] {
  const condition = inContact(typed);
  if (condition === null) return [];
  const words = wordsOf(typed);
  const digits = digitsOf(typed);
  const isMeant = ({ contact }: FoundInteraction): boolean =>
    hasWords(contact.name ?? '', words) || (isNumber(typed) && digitsOf(contact.number ?? '').includes(digits));
  const contacts: string[] = [];
  const others = new Set<string>();
  let left = segmentsPerTail;
  while (contacts.length < maxSuggested && left > 0) {
    const without = filterConditions({ contacts: [...contacts, ...others] }, null).get('contacts');
    const wanted = without === undefined ? condition : allOf([condition, { kind: 'none', of: [without] }]);
    const results = new Results(
      { ...snapshot, segments: snapshot.segments.slice(0, left) },
      wanted,
      phraseReader(archive),
    );
    const ids = results.page(0, recordsAtOnce, check);
    left -= results.segmentsSearched;
    const known = contacts.length + others.size;
    for (const row of records.rows(ids, null, check)) {
      const shown = row.contact.name ?? row.contact.number;
      if (shown === null || contacts.includes(shown)) continue;
      if (isMeant(row)) contacts.push(shown);
      else others.add(shown);
    }
    if (contacts.length + others.size === known) break;
  }
  return contacts.slice(0, maxSuggested);
}

/** That the typed words, or the end of a number, stand with either side of a record. */
function inContact(typed: string): Condition | null {
  const groups = parseQuery(typed).map(({ anyOf }) => ({
    excluded: false,
    anyOf: anyOf.flatMap((term) => (['from', 'to'] as const).map((field) => ({ ...term, field }))),
  }));
  return fold(typed).trim() === '' ? null : textCondition(groups, false);
}
