import type { Query, SelectedRecords, Sort } from '../../../preload/model';
import { timelineFilters, type TimelineOf, type TimelineSummary } from '../../../preload/search/timeline';
import type { Layout } from '../common/layout.svelte';
import type { OpenRecord } from '../record/open-record.svelte';
import type { Search } from '../results/search.svelte';
import type { Selection } from '../selection/selection.svelte';
import type { Timeline } from '../timeline/timeline.svelte';

export type PrintWhat = 'record' | 'ticked' | 'list' | 'timeline';

/** Something that can be printed: which records, in which order. */
export interface PrintChoice {
  readonly what: PrintWhat;
  readonly query: Query;
  readonly selection: SelectedRecords;
  readonly sort: Sort;
  /** The search whose hits can be marked. */
  readonly marks: Query;
  /** How many records; null where the list or the history tells. */
  readonly count: number | null;
  /** Of a record: whose it is, as far as it is read. */
  readonly who: string | null;
  readonly timeline: { readonly of: TimelineOf; readonly summary: TimelineSummary | null } | null;
}

interface OnShow {
  readonly layout: Layout;
  readonly record: OpenRecord;
  readonly search: Search;
  readonly selection: Selection;
  readonly timeline: Timeline;
}

/** As a conversation goes. */
const oldestFirst: Sort = { by: 'date', descending: false };
const all: SelectedRecords = { kind: 'all' };

/** What of the window can be printed now, what people would expect first. */
export function printChoices({ layout, record, search, selection, timeline }: OnShow): readonly PrintChoice[] {
  if (timeline.of !== null) {
    const { of, summary, marks } = timeline;
    const query: Query = { text: '', filters: timelineFilters(of) };
    const whole = { query, marks, selection: all, sort: oldestFirst };
    return [{ what: 'timeline', ...whole, count: null, who: null, timeline: { of, summary } }];
  }
  const { query, sort } = search.asked;
  const found = { query, sort, marks: query, who: null, timeline: null };
  const { list } = search;
  return [
    ...(selection.isEmpty
      ? []
      : [{ ...found, what: 'ticked' as const, selection: selection.asked, count: selection.count(list.known) }]),
    ...(record.id === null || !layout.hasRecordPlace
      ? []
      : [
          {
            ...found,
            ...{ what: 'record' as const, selection: { kind: 'ids' as const, ids: [record.id] }, count: 1 },
            who: record.record?.id === record.id ? (record.record.contact.name ?? record.record.contact.number) : null,
          },
        ]),
    ...(list.known === 0 && !search.isTurning
      ? []
      : [{ ...found, what: 'list' as const, selection: all, count: null }]),
  ];
}
