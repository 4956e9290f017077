import type { Archive } from '../../../renderer/archive';
import type { AnswerOf, InputOf, News, NewsName, QuestionName } from '../../../preload/contract';
import { KronikaError } from '../../../preload/failure';
import { madeBreakdown, madeReport } from './report/made-report';
import type { EmptyReason, FoundInteraction, Query, ResultSummary, Sort } from '../../../preload/model';
import type { BreakdownKind } from '../../../preload/search/report';

/** One question on its way; the test decides when and how it is answered. */
export interface Asked {
  readonly name: QuestionName;
  readonly query: Query;
  readonly offset: number;
  readonly limit: number;
  readonly sort: Sort | undefined;
  readonly signal: AbortSignal | undefined;
  answer(): void;
  fail(reason: Error): void;
}

export function rowOf(id: number, callDate: string): FoundInteraction {
  return {
    id,
    uuid: `uuid-${id}`,
    callDate,
    service: 'sms',
    direction: 'in',
    status: 'answered',
    durationSeconds: null,
    contact: { type: 'unknown', uuid: null, name: null, number: `${id}` },
    agents: [],
    flags: [],
    noteCount: 0,
    hasNotes: false,
    hasAttachments: false,
    queueStatus: null,
    cost: null,
    excerpt: null,
    nameHits: { contactName: [], contactNumber: [], agents: [], flags: [] },
  };
}

/** An archive of rows, newest first, whose answers wait until the test lets them go. It knows `from`, `to`, `only`, `except` and a number. */
export class MemoryArchive implements Archive {
  rows: readonly FoundInteraction[];
  readonly asked: Asked[] = [];
  readonly #listeners = new Set<{ readonly name: NewsName; readonly listener: (news: never) => void }>();
  /** True: every question is answered at once. */
  isPrompt = false;
  /** What a summary holds besides its total. */
  summary: Partial<ResultSummary> = {};
  reason: EmptyReason = {
    without: [],
    asWords: [],
    withAnyLetters: null,
    withForms: null,
    inside: [],
    missingDays: [],
    notesOwed: 0,
    unreadable: { count: 0, dayUnknown: 0 },
  };

  constructor(rows: readonly FoundInteraction[]) {
    this.rows = rows;
  }

  ask<Name extends QuestionName>(name: Name, input: InputOf<Name>, signal?: AbortSignal): Promise<AnswerOf<Name>> {
    return new Promise((resolve, reject) => {
      const wanted: Wanted = { offset: 0, limit: 0, id: 0, ...(input as { query: Query }) };
      const answer = (): void => {
        if (signal?.aborted === true) reject(new KronikaError('cancelled'));
        else resolve(this.#answerTo(name, wanted) as AnswerOf<Name>);
      };
      if (this.isPrompt) answer();
      else this.asked.push({ name, ...wanted, sort: wanted.sort, signal, answer, fail: reject });
    });
  }

  subscribe<Name extends NewsName>(name: Name, listener: (news: News[Name]) => void): () => void {
    const entry = { name, listener: listener as (news: never) => void };
    this.#listeners.add(entry);
    return () => this.#listeners.delete(entry);
  }

  /** News of the main process. */
  tell<Name extends NewsName>(name: Name, news: News[Name]): void {
    for (const entry of this.#listeners) if (entry.name === name) entry.listener(news as never);
  }

  /** The questions of a name, in the order they were asked. */
  askedFor(name: QuestionName): Asked[] {
    return this.asked.filter((each) => each.name === name);
  }

  #answerTo(name: QuestionName, { query, sort, offset, limit, id, by }: Wanted): unknown {
    const found = this.#found(query, sort);
    const total = found.length;
    if (name === 'count') return { total };
    if (name === 'findIds') return found.slice(offset, offset + limit).map(({ id: each }) => each);
    if (name === 'summarise') return { ...noSummary, ...this.summary, total } satisfies ResultSummary;
    if (name === 'report') return madeReport();
    if (name === 'reportBreakdown') return madeBreakdown(by ?? 'queue');
    if (name === 'explainEmpty') return this.reason;
    if (name === 'findPosition') {
      const position = found.findIndex((row) => row.id === id);
      const isFound = position !== -1;
      return { position: isFound ? position : found.filter((row) => row.id > id).length, isFound };
    }
    const rows = found.slice(offset, offset + limit);
    return { offset, rows, isLast: offset + rows.length >= total, understood: [], rewriting: null, inWords: [] };
  }

  #found(
    { text, filters: { from = '', to = '9999', only, except } }: Query,
    sort: Sort | undefined,
  ): readonly FoundInteraction[] {
    const found = this.rows.filter(
      ({ id, callDate, contact }) =>
        only?.includes(id) !== false &&
        except?.includes(id) !== true &&
        callDate.slice(0, 10) >= from &&
        callDate.slice(0, 10) <= to &&
        contact.number?.includes(text) === true,
    );
    return sort?.descending === false ? found.toReversed() : found;
  }
}

interface Wanted {
  readonly query: Query;
  readonly sort?: Sort;
  readonly offset: number;
  readonly limit: number;
  readonly id: number;
  readonly by?: BreakdownKind;
}

const noSummary: ResultSummary = {
  total: 0,
  facets: {
    service: [],
    direction: [],
    status: [],
    queueStatus: [],
    agent: [],
    extension: [],
    flag: [],
    mark: [],
    has: [],
  },
  histogram: [],
  barUnit: 'day',
  offer: null,
};
