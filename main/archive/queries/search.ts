import type {
  EmptyReason,
  FacetName,
  FacetValue,
  ResultSummary,
  Sort,
  TermGroup,
  WeekStart,
} from '../../../preload/model';
import { withoutFilter } from '../../../preload/search/filters';
import { facetNames } from '../../../preload/model';
import { compareTexts } from '../../search/index/segment';
import type { PhraseReader } from '../../search/query/evaluate';
import { filtered } from '../../../preload/letters/char-filter';
import { normalise } from '../../../preload/letters/normalise';
import { countByDay, histogramOf } from '../../search/query/histogram';
import { ordered, type Ordering } from '../../search/query/order/ordering';
import { fold } from '../../search/analysis/fold';
import { parseQuery } from '../../search/typed/query-parser';
import { relevanceOf, type Steps } from '../../search/query/order/relevance';
import { Results, type IndexSnapshot, type StillWanted } from '../../search/query/results';
import { countContacts, countValues, wholeCondition } from '../../search/query/summary';
import { holdsDigits } from '../../../preload/phone-number';
import { explainEmpty } from './empty-reason';
import { indexSnapshots } from '../index/index-snapshot';
import type { ArchiveReader } from '../file/archive';
import { phraseReader } from './phrases';
import { nameOf, withFilters, withGroups, type Plan } from './understanding/plan';

/** Newest first, unless told otherwise. */
export const newestFirst: Sort = { by: 'date', descending: true };

/** How many results are kept for the next page, the counts and going back. */
const resultsAtHand = 4;

/** Searches one archive. */
export interface Searcher {
  /** Ids from `offset` on, at most `limit`. */
  page(plan: Plan, sort: Sort, offset: number, limit: number, check?: StillWanted): number[];
  count(plan: Plan, check?: StillWanted): number;
  /** Whether a search finds anything; what it has found until then is at hand for the next question. */
  findsAny(plan: Plan, check: StillWanted): boolean;
  /** The same of a search that is only tried: it is kept at hand if it finds anything. */
  wouldFind(plan: Plan, check: StillWanted): boolean;
  /** What a search finds, segment by segment; leaves what is at hand as it is. */
  results(plan: Plan): Results;
  /** The index that is searched. */
  snapshot(): IndexSnapshot;
  /** Every id of a search as it is at this moment, also when the archive changes meanwhile. */
  all(plan: Plan, sort: Sort): { readonly total: number; readonly ids: Iterable<number> };
  /** How many a search finds, and the newest of them; leaves what is at hand for the person's own searches alone. */
  apart(plan: Plan, limit: number, check: StillWanted): { readonly total: number; readonly ids: readonly number[] };
  /** Where a record stands in a result; where it would stand, when it is not part of it. */
  positionOf(plan: Plan, sort: Sort, id: number, check?: StillWanted): { position: number; isFound: boolean };
  summary(plan: Plan, check?: StillWanted, weekStart?: WeekStart): Omit<ResultSummary, 'offer'>;
  /** The most frequent contacts in whose name or number the typed words stand, counted under all filters but that on contacts. */
  contacts(plan: Plan, typed: string, check?: StillWanted): readonly FacetValue[];
  explainEmpty(plan: Plan, today: string, check?: StillWanted): EmptyReason;
  /** How many are found on each day (days since 1970) that has any. */
  countByDay(plan: Plan, check?: StillWanted): ReadonlyMap<number, number>;
  /** Searches the archive as it was at the last `refresh`, where reading what came since would take longer than the search. */
  withoutRefresh<Answer>(search: () => Answer): Answer;
  /** Leaves what is at hand for the person's own searches alone. */
  keepingNothing<Answer>(search: () => Answer): Answer;
  /** Reads what was written since. */
  refresh(check: StillWanted): void;
}

const always: StillWanted = () => undefined;

/** The searcher of an archive; the same one every time. */
export function searcherOf(archive: ArchiveReader): Searcher {
  return archive.own(usualSearcher);
}

function usualSearcher(archive: ArchiveReader): Searcher {
  return createSearcher(archive, phraseReader(archive));
}

interface AtHand {
  readonly results: Results;
  readonly orderings: Map<string, Ordering>;
}

/** A searcher of its own, with its own way to find phrases. */
export function createSearcher(archive: ArchiveReader, phrases: PhraseReader): Searcher {
  const snapshots = indexSnapshots(archive);
  let mayBeStale = false;
  const read = (): IndexSnapshot => snapshots.read(mayBeStale);
  const atHand = new Map<string, AtHand>();
  let keepsNothing = false;
  const keep = (plan: Plan, results: AtHand): AtHand => {
    if (keepsNothing) return results;
    const name = nameOf(plan);
    atHand.delete(name);
    const [oldest] = atHand.keys();
    if (atHand.size >= resultsAtHand && oldest !== undefined) atHand.delete(oldest);
    atHand.set(name, results);
    return results;
  };
  const known = (plan: Plan): AtHand => {
    const snapshot = read();
    const cached = atHand.get(nameOf(plan));
    return cached?.results.snapshot === snapshot ? cached : begin(snapshot, plan);
  };
  const resultsOf = (plan: Plan): AtHand => keep(plan, known(plan));
  const begin = (snapshot: IndexSnapshot, plan: Plan): AtHand => ({
    results: new Results(snapshot, wholeCondition(plan.tree), phrases),
    orderings: new Map(),
  });
  const orderingOf = (plan: Plan, sort: Sort, check: StillWanted): Ordering => {
    const { results, orderings } = resultsOf(plan);
    const parts = (): readonly Steps[] => relevanceOf(plan.understood, plan.exactLetters);
    // Ticked rows are put in the order of a search that need not find them.
    const searched = sort.by === 'relevance' ? JSON.stringify(plan.understood) : '';
    const name = `${sort.by} ${String(sort.descending)} ${searched}`;
    const cached = orderings.get(name) ?? ordered(results, sort, check, parts);
    orderings.set(name, cached);
    return cached;
  };
  const count = (plan: Plan, check: StillWanted): number => resultsOf(plan).results.total(check);
  return {
    page: (plan, sort, offset, limit, check = always) => orderingOf(plan, sort, check).page(offset, limit, check),
    count: (plan, check = always) => count(plan, check),
    findsAny: (plan, check) => resultsOf(plan).results.hasAny(check),
    wouldFind(plan, check) {
      const tried = known(plan);
      const isAny = tried.results.hasAny(check);
      if (isAny) keep(plan, tried);
      return isAny;
    },
    results: (plan) => known(plan).results,
    snapshot: read,
    all: (plan, sort) => ({ total: count(plan, always), ids: pagesOf(orderingOf(plan, sort, always)) }),
    apart(plan, limit, check) {
      const { results } = begin(read(), plan);
      return { total: results.total(check), ids: results.page(0, limit, check) };
    },
    positionOf: (plan, sort, id, check = always) => orderingOf(plan, sort, check).positionOf(id, check),
    summary(plan, check = always, weekStart) {
      const { results } = resultsOf(plan);
      const total = results.total(check);
      const counts = countValues(results, plan.tree, phrases, check);
      const { bars, unit } = histogramOf(results, check, weekStart);
      return { total, facets: facetsOf(counts), histogram: bars, barUnit: unit };
    },
    contacts(plan, typed, check = always) {
      const { results } = resultsOf(amongContacts(plan, typed));
      return mostFrequent(countContacts(results, check), typed).slice(0, maxContacts);
    },
    countByDay: (plan, check = always) => countByDay(resultsOf(plan).results, check),
    withoutRefresh(search) {
      mayBeStale = true;
      try {
        return search();
      } finally {
        mayBeStale = false;
      }
    },
    keepingNothing(search) {
      keepsNothing = true;
      try {
        return search();
      } finally {
        keepsNothing = false;
      }
    },
    refresh: (check) => {
      snapshots.refresh(check);
    },
    explainEmpty: (plan, today, check = always) =>
      explainEmpty(archive, plan, today, read(), (other) => count(other, check), check),
  };
}

/** How many ids are read at once. */
const idsAtOnce = 1000;

function* pagesOf(ordering: Ordering): Generator<number> {
  for (let offset = 0; ; offset += idsAtOnce) {
    const page = ordering.page(offset, idsAtOnce, always);
    yield* page;
    if (page.length < idsAtOnce) return;
  }
}

/** As many contacts are offered. */
const maxContacts = 50;

/** The search without its filter on contacts, for contacts with the typed words. */
function amongContacts(plan: Plan, typed: string): Plan {
  const filters = withoutFilter(plan.query.filters, 'contacts');
  const words = parseQuery(typed).filter((group) => !group.excluded);
  const inContact = words.flatMap((group) =>
    group.anyOf.map((term): TermGroup => ({
      excluded: false,
      anyOf: (['from', 'to'] as const).map((field) => ({ ...term, field })),
    })),
  );
  return withGroups(withFilters(plan, filters), [...plan.understood, ...inContact]);
}

/** The contacts that hold what was typed; a record's other party may be found by it as well. */
function mostFrequent(counts: ReadonlyMap<string, number>, typed: string): FacetValue[] {
  const words = normalise(typed)
    .split(' ')
    .filter((word) => word !== '');
  const isMeant = (value: string): boolean => {
    // As `normalise` does, but for spaces, which no word has: there may be a hundred thousand contacts.
    const plain = fold(filtered(value)).replaceAll(/\p{M}+/gu, '');
    return words.every((word) => plain.includes(word)) || holdsDigits(value, typed);
  };
  return [...counts]
    .filter(([value]) => isMeant(value))
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || compareTexts(a.value, b.value));
}

function facetsOf(counts: ReturnType<typeof countValues>): Record<FacetName, readonly FacetValue[]> {
  const valuesOf = (name: FacetName): FacetValue[] =>
    [...(counts.get(name) ?? [])]
      .map(([value, count]) => ({ value, count }))
      .sort((a, b) => b.count - a.count || compareTexts(a.value, b.value));
  return Object.fromEntries(facetNames.map((name) => [name, valuesOf(name)])) as Record<FacetName, FacetValue[]>;
}
