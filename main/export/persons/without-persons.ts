import type { ExportQuestion, ExportSettings } from '../../../preload/export/export-model';
import type { Filters, FiltersInWords, Language, Rewriting } from '../../../preload/model';
import { isNumber } from '../../../preload/phone-number';
import type { ArchiveReader } from '../../archive/file/archive';
import { readPeople, type People } from '../../archive/queries/person/people';
import { dictionaryOf } from '../../archive/queries/understanding/forms';
import { knownPersons, type Known } from '../../redaction/known';
import { StandIns } from '../../redaction/stand-ins';
import type { RecordSource } from '../sinks';
import { recordWithoutPersons } from './record-without-persons';
import { replacerOf, type Replacer } from './text-without-persons';
import { wireWithoutPersons } from './wire-without-persons';

/** The replacer of one file, with stand-ins of its own; null where persons are told. */
export function openReplacer(archive: ArchiveReader, { persons, words }: ExportSettings): Replacer | null {
  if (persons === undefined) return null;
  const { people, known } = archive.own(peopleAtHand)();
  const language: Language = words === 'keys' ? 'en' : words;
  return replacerOf(people, known, new StandIns(known, language), persons);
}

/** All whom the archive names, read anew once there are others. */
function peopleAtHand(archive: ArchiveReader): () => { readonly people: Pick<People, 'idOf'>; readonly known: Known } {
  const state = archive.prepare<[], string>(
    "SELECT count(*) || ' ' || ifnull(max(id), 0) || ' ' || (SELECT count(*) FROM note) FROM entity",
  );
  let last: { readonly of: string; readonly people: Pick<People, 'idOf'>; readonly known: Known } | null = null;
  return () => {
    const of = String(state.pluck().get());
    if (last?.of === of) return last;
    const read = readPeople(archive);
    last = {
      of,
      people: { idOf: read.idOf },
      known: knownPersons(read.people, dictionaryOf(archive).inflection(), read.numbers),
    };
    return last;
  };
}

/** The same records with stand-ins in the place of persons. */
export function sourceWithoutPersons(source: RecordSource, to: Replacer): RecordSource {
  return {
    exported: (ids) => source.exported(ids).map((record) => recordWithoutPersons(record, to)),
    wire: (id) => wireWithoutPersons(source.wire(id), to),
  };
}

/** Titles that a person gave columns may name somebody. */
export function settingsWithoutPersons(settings: ExportSettings, to: Replacer): ExportSettings {
  const columns = settings.columns.map(({ column, title }) => ({
    column,
    title: title === null ? null : to.text(title),
  }));
  return { ...settings, columns };
}

/** What a completeness sheet tells of what was asked. */
export interface Asked {
  readonly question: ExportQuestion;
  readonly inWords: readonly FiltersInWords[];
  readonly rewriting: Rewriting | null;
}

/** Filters that name nobody. */
const plainFilters = [
  ...(['from', 'to', 'services', 'directions', 'statuses', 'queueStatuses', 'marks', 'withoutMarks'] as const),
  ...(['hasNotes', 'hasPinnedNote', 'hasAttachment', 'minSeconds', 'maxSeconds', 'minCost', 'maxCost'] as const),
] satisfies readonly (keyof Filters)[];

/**
 * What was asked, as far as it names nobody: what was typed is left out, since even half a word may be a name; of filters, those on
 * persons have stand-ins.
 */
export function askedWithoutPersons({ question, inWords }: Asked, to: Replacer): Asked {
  const { query, settings } = question;
  const plain = inWords.filter(({ filters }) =>
    Object.entries(filters).every(([name, value]) => value === undefined || isPlain(name)),
  );
  const said = { ...question, query: { text: '', filters: toldFilters(query.filters, to) } };
  return {
    question: { ...said, settings: settingsWithoutPersons(settings, to) },
    inWords: plain.map((each) => ({ ...each, words: to.text(each.words) })),
    rewriting: null,
  };
}

function isPlain(name: string): boolean {
  return plainFilters.some((each) => each === name);
}

function toldFilters(filters: Filters, to: Replacer): Filters {
  const plain = Object.fromEntries(Object.entries(filters).filter(([name]) => isPlain(name)));
  const { contacts, agents, extensions, destinations, flags, number, ownNumber } = filters;
  const nameOf = (name: string): string => to.name({ uuid: null, name });
  return {
    ...plain,
    ...(contacts === undefined
      ? {}
      : { contacts: contacts.map((each) => (isNumber(each) ? to.number(each) : nameOf(each))) }),
    ...(agents === undefined ? {} : { agents: agents.map(nameOf) }),
    ...(extensions === undefined ? {} : { extensions: extensions.map((each) => to.extension(each, null)) }),
    ...(destinations === undefined ? {} : { destinations: destinations.map((each) => to.text(each)) }),
    ...(flags === undefined ? {} : { flags: flags.map((each) => to.text(each)) }),
    ...(number === undefined ? {} : { number: to.number(number) }),
    ...(ownNumber === undefined ? {} : { ownNumber: to.number(ownNumber) }),
  };
}
