import type { Contact, FoundInteraction, Query, SavedSearch } from '../../../preload/model';
import type { ErasedRecord } from '../../../preload/record-window';
import { timelineFilters, type TimelineOf } from '../../../preload/search/timeline';
import type { Search } from '../results/search.svelte';
import type { Selection } from '../selection/selection.svelte';
import type { Timeline } from '../timeline/timeline.svelte';

export type EraseWhat = 'record' | 'ticked' | 'contact' | 'number' | 'found' | 'saved';

/** Something that can be erased: all that a search finds, just as it is typed. */
export interface EraseChoice {
  readonly what: EraseWhat;
  readonly query: Query;
  /** Of a record, a contact, a number: whose it is; of a saved search its name. */
  readonly who: string | null;
  /** Of a record: when it was. */
  readonly when: string | null;
  /** How many were ticked. */
  readonly count: number;
}

interface OnShow {
  readonly search: Search;
  readonly selection: Selection;
  readonly timeline: Timeline;
}

/** What of the window can be erased now: of a row that was pointed at, or of what is on show; what people would expect first. */
export function eraseChoices({ search, selection, timeline }: OnShow, row?: FoundInteraction): readonly EraseChoice[] {
  if (row === undefined && timeline.of !== null) return [ofTimeline(timeline.of)];
  const { list, asked } = search;
  const active = row ?? (list.known > 0 ? list.rowAt(list.active) : undefined);
  return [
    ...(row === undefined ? tickedOf(search, selection) : []),
    ...(active === undefined ? [] : choicesOfRecord(active)),
    ...(asked.isEverything || list.known === 0 ? [] : [choice('found', asked.query)]),
  ];
}

/** All of a contact, or of a number. */
export function ofTimeline(of: TimelineOf): EraseChoice {
  const query = { text: '', filters: timelineFilters(of) };
  return of.kind === 'contact' ? choice('contact', query, of.name) : choice('number', query, of.number);
}

/** All that is with the other side of a record, by its name and by its number. */
export function choicesOfContact({ name, number }: Pick<Contact, 'name' | 'number'>): readonly EraseChoice[] {
  return [
    ...(name === null ? [] : [ofTimeline({ kind: 'contact', name })]),
    ...(number === null ? [] : [ofTimeline({ kind: 'number', number })]),
  ];
}

/** A record alone, or all that is with its other side. */
export function choicesOfRecord({ id, callDate, contact }: ErasedRecord): readonly EraseChoice[] {
  const { name, number } = contact;
  const record = choice('record', { text: '', filters: { only: [id] } }, name ?? number);
  return [{ ...record, when: callDate }, ...choicesOfContact(contact)];
}

/** What a saved search finds; the search itself is another thing. */
export function ofSaved({ name, query }: SavedSearch): EraseChoice {
  return choice('saved', query, name);
}

function tickedOf({ asked, list }: Search, selection: Selection): readonly EraseChoice[] {
  if (selection.isEmpty) return [];
  const count = selection.count(list.known);
  const { ids, except, meansAll } = selection;
  if (!meansAll) return [{ ...choice('ticked', { text: '', filters: { only: [...ids] } }), count }];
  const { query } = asked;
  const left = [...(query.filters.except ?? []), ...except];
  return [{ ...choice('ticked', { ...query, filters: { ...query.filters, except: left } }), count }];
}

function choice(what: EraseWhat, query: Query, who: string | null = null): EraseChoice {
  return { what, query, who, when: null, count: 0 };
}
