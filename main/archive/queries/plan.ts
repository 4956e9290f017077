import { isBlank } from '../../../preload/letters/normalise';
import type { Filters, Query, Rewriting, TermGroup } from '../../../preload/model';
import { KronikaError } from '../../../preload/failure';
import { secondsPerDay, startOfDay } from '../../crm/time';
import { firstIdOf, lastIdOf } from '../../search/index/ids';
import { parseQuery } from '../../search/query/query-parser';
import { filterConditions, nothing, textCondition, type QueryTree } from '../../search/query/query-tree';

/** A search as it was understood. */
export interface Plan {
  readonly query: Query;
  readonly understood: readonly TermGroup[];
  readonly exactLetters: boolean;
  readonly tree: QueryTree;
  /** What of it is not what was typed. */
  readonly rewriting: Rewriting | null;
}

/** Adds the inflected forms of the words of a search. */
export type AddForms = (groups: readonly TermGroup[]) => readonly TermGroup[];

/** Works out what a query asks. Throws `wrongInput` for a period that is none. */
export function planSearch(query: Query, addForms: AddForms = (groups) => groups): Plan {
  const typed = parseQuery(query.text);
  const understood = query.exactForms === true ? typed : addForms(typed);
  const exactLetters = query.exactLetters === true;
  return {
    query,
    understood,
    exactLetters,
    tree: {
      // What was typed and cannot be searched finds nothing: an export of it must not be of everything.
      text: understood.length === 0 && !isBlank(query.text) ? nothing : textCondition(understood, exactLetters),
      filters: filterConditions(query.filters, periodOf(query.filters)),
    },
    rewriting: null,
  };
}

/** The same search under other filters: what was typed stays understood as it is. Throws as `planSearch`. */
export function withFilters(plan: Plan, filters: Filters): Plan {
  const query = { ...plan.query, filters };
  return { ...plan, query, tree: { ...plan.tree, filters: filterConditions(filters, periodOf(filters)) } };
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
