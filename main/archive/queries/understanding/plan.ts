import { isBlank } from '../../../../preload/letters/normalise';
import type { Filters, FiltersInWords, Query, Rewriting, TermGroup, TextRange } from '../../../../preload/model';
import { KronikaError } from '../../../../preload/failure';
import { withoutFilter } from '../../../../preload/search/filters';
import { secondsPerDay, startOfDay } from '../../../crm/time';
import type { OpenDayRange } from '../../ledger/missing-days';
import { firstIdOf, lastIdOf } from '../../../search/index/ids';
import { parseQuery } from '../../../search/typed/query-parser';
import {
  allOf,
  filterConditions,
  nothing,
  textCondition,
  type Condition,
  type FilterName,
  type QueryTree,
} from '../../../search/query/query-tree';

/** A search as it was understood. */
export interface Plan {
  readonly query: Query;
  readonly understood: readonly TermGroup[];
  readonly exactLetters: boolean;
  readonly tree: QueryTree;
  /** The words of the text that stand for filters. */
  readonly inWords: readonly FiltersInWords[];
  /** What of it is not what was typed. */
  readonly rewriting: Rewriting | null;
}

/** Adds the inflected forms of the words of a search. */
export type AddForms = (groups: readonly TermGroup[]) => readonly TermGroup[];

/** Works out what a query asks, some words of which stand for filters. Throws `wrongInput` for a period that is none. */
export function planSearch(
  query: Query,
  addForms: AddForms = (groups) => groups,
  inWords: readonly FiltersInWords[] = [],
): Plan {
  const text = withoutRanges(query.text, inWords);
  const typed = parseQuery(text);
  const understood = query.exactForms === true ? typed : addForms(typed);
  const exactLetters = query.exactLetters === true;
  return {
    query,
    understood,
    exactLetters,
    tree: {
      // What was typed and cannot be searched finds nothing: an export of it must not be of everything.
      text:
        understood.length === 0 && inWords.length === 0 && !isBlank(text)
          ? nothing
          : textCondition(understood, exactLetters),
      filters: conditionsOf(query.filters, inWords),
    },
    inWords,
    rewriting: null,
  };
}

/** The same search under other filters: what was typed stays understood as it is. Throws as `planSearch`. */
export function withFilters(plan: Plan, filters: Filters): Plan {
  return changed(plan, filters, plan.inWords);
}

/** The same search of certain days, whatever days it names itself. */
export function withPeriod(plan: Plan, { from, to }: { readonly from: string; readonly to: string }): Plan {
  const inWords = plan.inWords.map((words) => ({ ...words, filters: withoutFilter(words.filters, 'from') }));
  return changed(plan, { ...plan.query.filters, from, to }, inWords);
}

/** The same search without some of its words that stand for filters. */
export function withoutWords(plan: Plan, at: number): Plan {
  const inWords = plan.inWords.filter((_, place) => place !== at);
  return changed(plan, plan.query.filters, inWords);
}

function changed(plan: Plan, filters: Filters, inWords: readonly FiltersInWords[]): Plan {
  const query = { ...plan.query, filters };
  return { ...plan, query, inWords, tree: { ...plan.tree, filters: conditionsOf(filters, inWords) } };
}

/** The days that a search asks for, by its filters and in words; null for an open end. */
export function daysOf({ query, inWords }: Pick<Plan, 'query' | 'inWords'>): OpenDayRange {
  const all = [query.filters, ...inWords.map(({ filters }) => filters)];
  const [from] = all
    .flatMap((filters) => filters.from ?? [])
    .toSorted()
    .reverse();
  const [to] = all.flatMap((filters) => filters.to ?? []).toSorted();
  return { from: from ?? null, to: to ?? null };
}

/** By which a search is told from others; words like `wczoraj` stand for other days tomorrow. */
export function nameOf({ query, inWords }: Plan): string {
  return JSON.stringify([query, inWords.map(({ filters }) => filters)]);
}

/** The conditions of filters, and of those in words beside them. */
function conditionsOf(filters: Filters, inWords: readonly FiltersInWords[]): Map<FilterName, Condition> {
  const all = new Map<FilterName, Condition>();
  for (const some of [filters, ...inWords.map((words) => words.filters)]) {
    for (const [name, condition] of filterConditions(some, periodOf(some))) {
      const before = all.get(name);
      all.set(name, before === undefined ? condition : allOf([before, condition]));
    }
  }
  return all;
}

/** A text with spaces in some places of it. */
export function withoutRanges(text: string, ranges: readonly TextRange[]): string {
  return ranges.reduce(
    (rest, { start, length }) => rest.slice(0, start) + ' '.repeat(length) + rest.slice(start + length),
    text,
  );
}

function periodOf(filters: Filters): { firstId: number; lastId: number } | null {
  if (filters.from === undefined && filters.to === undefined) return null;
  const to = filters.to === undefined ? null : dayOf(filters.to);
  return {
    firstId: filters.from === undefined ? 0 : firstIdOf(dayOf(filters.from)),
    lastId: to === null ? Number.MAX_SAFE_INTEGER - 1 : lastIdOf(to + secondsPerDay - 1),
  };
}

function dayOf(day: string): number {
  const seconds = startOfDay(day);
  if (seconds === null) throw new KronikaError('wrongInput', { value: day }, 'not a day YYYY-MM-DD');
  return seconds;
}

/** The search for other groups of terms; its name among the results differs from every typed one. */
export function withGroups(plan: Plan, understood: readonly TermGroup[]): Plan {
  return {
    ...plan,
    query: { ...plan.query, text: `\0${JSON.stringify(understood)}` },
    understood,
    tree: { ...plan.tree, text: textCondition(understood, plan.exactLetters) },
  };
}
