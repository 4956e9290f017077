import type { Filters, FiltersInWords, Query, TextRange } from '../../../../preload/model';
import { filterWordsIn } from '../../../search/typed/filter-words';
import { markFieldsIn } from '../../../search/typed/mark-fields';
import type { KnownNames } from '../../../search/typed/words/names';
import { periodsIn } from '../../../search/typed/periods';
import type { IndexSnapshot, StillWanted } from '../../../search/query/results';
import type { ArchiveReader } from '../../file/archive';
import { namesByField } from './archive-names';
import { planFor } from './forms';
import { withoutRanges } from './plan';
import { searcherOf } from '../search';
import { weeksOf } from './weeks';

/** Longer texts are pasted, and nobody asks for days in them. */
const maxTextLength = 1000;
/** For so many words it is remembered whether they stand anywhere. */
const maxRemembered = 32;
/** Names of agents and flags stand in records: they are filters only where they are picked. */
const noNames: KnownNames = { agents: [], flags: [], extensions: [] };
/** Before the number of an extension. */
const extensionSign = /wew|ext/iu;

/**
 * The words of a search text that stand for filters, in their order: periods as they are meant on the day `today`
 * (`YYYY-MM-DD`), fields of own marks, and filters, whose words are only filters where nothing in the archive would be found by them.
 */
export function readInWords(
  archive: ArchiveReader,
  { text, exactForms, exactLetters }: Query,
  today: string,
  check: StillWanted,
): readonly FiltersInWords[] {
  if (text.length > maxTextLength) return [];
  const periods = periodsIn(text, today, archive.own(weeksOf).begin()).map(({ from, to, ...range }) =>
    inWords(text, range, { ...(from === null ? {} : { from }), ...(to === null ? {} : { to }) }),
  );
  const marks = markFieldsIn(withoutRanges(text, periods)).map(({ marks: meant, isWithout, ...range }) =>
    inWords(text, range, isWithout ? { withoutMarks: meant } : { marks: meant }),
  );
  const stands = archive.own(standingOf);
  const names = extensionSign.test(text) ? archive.own(extensionsOf)(searcherOf(archive).snapshot()) : noNames;
  const filters = filterWordsIn(withoutRanges(text, [...periods, ...marks]), names)
    .map(({ filters: meant, ...range }) => inWords(text, range, meant))
    .filter(({ words }) => !stands({ text: asText(words), filters: {}, exactForms, exactLetters }, check));
  return [...periods, ...marks, ...filters].sort((a, b) => a.start - b.start);
}

/** One word in any of its forms; several as they follow each other: scattered over a record they stand for nothing. */
function asText(words: string): string {
  return /\s/.test(words) ? `"${words}"` : words;
}

function inWords(text: string, { start, length }: TextRange, filters: Filters): FiltersInWords {
  return { start, length, words: text.slice(start, start + length), filters };
}

/** The extensions of an archive as names, the same as long as nothing is written. */
function extensionsOf(archive: ArchiveReader): (snapshot: IndexSnapshot) => KnownNames {
  const bySnapshot = new WeakMap<IndexSnapshot, KnownNames>();
  return (snapshot) => {
    const known = bySnapshot.get(snapshot) ?? {
      ...noNames,
      extensions: archive.own(namesByField)(snapshot, 'extension'),
    };
    bySnapshot.set(snapshot, known);
    return known;
  };
}

/** Tells whether a search finds anything in the archive; the last answers are remembered. */
function standingOf(archive: ArchiveReader): (query: Query, check: StillWanted) => boolean {
  const remembered = new Map<string, { readonly snapshot: IndexSnapshot; readonly stands: boolean }>();
  return (query, check) => {
    const searcher = searcherOf(archive);
    const snapshot = searcher.snapshot();
    const name = JSON.stringify(query);
    const known = remembered.get(name);
    if (known?.snapshot === snapshot) return known.stands;
    const stands = searcher.keepingNothing(() => searcher.wouldFind(planFor(archive, query), check));
    const [oldest] = remembered.keys();
    if (remembered.size >= maxRemembered && oldest !== undefined) remembered.delete(oldest);
    remembered.set(name, { snapshot, stands });
    return stands;
  };
}
