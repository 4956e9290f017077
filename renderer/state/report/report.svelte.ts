import type { Archive } from '../../archive';
import { failureOf, type Failure } from '../../../preload/failure';
import type { Query } from '../../../preload/model';
import {
  usualWithinHours,
  withinChoices,
  type CallCounts,
  type ReportFile,
  type ReportFormat,
  type ReportView,
  type WithinHours,
} from '../../../preload/search/report';
import { queryKey } from '../common/asking/query-key';
import type { Memory } from '../common/memory';
import { Breakdown } from './breakdown.svelte';
import type { TimeUnit } from './counts-rows';

/** The figures of a search, as they were counted. */
export interface ShownReport extends ReportView {
  readonly query: Query;
}

/**
 * The report over the list: always of the search that is asked. It is counted after the rows and their counts, and given up as
 * soon as another search begins; the figures before stay on show until then.
 */
export class Report {
  readonly #archive: Archive;
  readonly #memory: Memory;
  #isOpen = $state(false);
  #shown = $state.raw<ShownReport | null>(null);
  #failure = $state.raw<Failure | null>(null);
  /** Whether what is on show is not yet what is asked. */
  #isDue = $state(false);
  #isSaving = $state(false);
  #withinHours = $state<WithinHours>(usualWithinHours);
  /** What was chosen in it: so it is found again on the way back. */
  timeUnit = $state<TimeUnit | null>(null);
  heatKind = $state<keyof CallCounts>('calls');
  readonly breakdown: Breakdown;
  /** How far the report of a search was read. */
  #read = { key: '', top: 0 };
  #asking: AbortController | null = null;
  #query: Query | null = null;

  constructor(archive: Archive, memory: Memory) {
    this.#archive = archive;
    this.#memory = memory;
    this.breakdown = new Breakdown(archive);
    this.#withinHours = memory.recall(
      'report',
      (stored) => withinChoices.find((hours) => hours === stored) ?? null,
      usualWithinHours,
    );
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** Null until the first answer. */
  get shown(): ShownReport | null {
    return this.#shown;
  }

  get failure(): Failure | null {
    return this.#failure;
  }

  get isDue(): boolean {
    return this.#isDue;
  }

  get isSaving(): boolean {
    return this.#isSaving;
  }

  /** A return after more hours is late. */
  get withinHours(): WithinHours {
    return this.#withinHours;
  }

  set withinHours(hours: WithinHours) {
    this.#withinHours = hours;
    this.#memory.remember('report', hours);
    this.again();
  }

  /** How far the one on show was read when it was left; a report of another search begins at its top. */
  get readTo(): number {
    return this.#shown !== null && queryKey(this.#shown.query) === this.#read.key ? this.#read.top : 0;
  }

  set readTo(top: number) {
    if (this.#shown !== null) this.#read = { key: queryKey(this.#shown.query), top };
  }

  /** Opens it; `query`: what has been counted by now, null where that is still to come. */
  open(query: Query | null): void {
    if (this.#isOpen) return;
    this.#isOpen = true;
    this.#isDue = true;
    // What was shown an hour ago is not what the archive says now.
    this.#shown = null;
    this.breakdown.forget();
    if (query !== null) this.counted(query);
  }

  close(): void {
    this.#drop();
    this.#isOpen = false;
    this.#isDue = false;
    this.#failure = null;
  }

  /** Another archive. */
  forget(): void {
    this.close();
    this.breakdown.forget();
    this.#shown = null;
    this.#read = { key: '', top: 0 };
  }

  /** Another search has begun: nothing of the one before is wanted. */
  searchBegun(): void {
    this.#drop();
    this.#isDue = this.#isOpen;
  }

  /** The rows of a search, and how many there are, have come. */
  counted(query: Query): void {
    this.#query = query;
    if (this.#isOpen) void this.#ask(query);
  }

  /** Asks anew, of the same search. */
  again(): void {
    if (this.#isOpen && this.#query !== null) void this.#ask(this.#query);
  }

  /** Saves what is on show, counted anew; null where the person changed their mind, or nothing is on show. */
  async save(format: ReportFormat): Promise<ReportFile | null> {
    if (this.#shown === null) return null;
    const { query } = this.#shown;
    this.#isSaving = true;
    try {
      return await this.#archive.ask('saveReport', { query, withinHours: this.#withinHours, format });
    } finally {
      this.#isSaving = false;
    }
  }

  #drop(): void {
    this.#asking?.abort();
    this.#asking = null;
    this.breakdown.drop();
  }

  async #ask(query: Query): Promise<void> {
    this.#drop();
    const asking = new AbortController();
    this.#asking = asking;
    this.#isDue = true;
    const { withinHours } = this;
    try {
      const report = await this.#archive.ask('report', { query, withinHours }, asking.signal);
      if (this.#asking !== asking) return;
      this.#shown = { ...report, query };
      this.#failure = null;
      this.breakdown.reported(query);
    } catch (thrown) {
      if (this.#asking !== asking) return;
      this.#failure = failureOf(thrown);
    }
    this.#asking = null;
    this.#isDue = false;
  }
}
