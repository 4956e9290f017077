import type { Archive } from '../../archive';
import { failureOf, type Failure } from '../../../preload/failure';
import type { Query } from '../../../preload/model';
import type { Breakdown as Counted } from '../../../preload/search/report';
import type { BreakdownName } from './counts-rows';

/** The figures of a report by what was chosen; those by agent come with the report itself. It is asked after the report. */
export class Breakdown {
  readonly #archive: Archive;
  #by = $state<BreakdownName>('agent');
  #counted = $state.raw<Counted | null>(null);
  #failure = $state.raw<Failure | null>(null);
  #isDue = $state(false);
  #asking: AbortController | null = null;
  #query: Query | null = null;

  constructor(archive: Archive) {
    this.#archive = archive;
  }

  get by(): BreakdownName {
    return this.#by;
  }

  set by(by: BreakdownName) {
    this.#by = by;
    this.again();
  }

  /** What was counted by what is chosen, perhaps of the search before; null until then. */
  get shown(): Counted | null {
    return this.#counted?.by === this.#by ? this.#counted : null;
  }

  get failure(): Failure | null {
    return this.#failure;
  }

  /** Whether what is on show is not yet what is asked. */
  get isDue(): boolean {
    return this.#isDue;
  }

  /** The report of a search has come. */
  reported(query: Query): void {
    this.#query = query;
    this.again();
  }

  /** Nothing of the search before is wanted. */
  drop(): void {
    this.#asking?.abort();
    this.#asking = null;
    this.#query = null;
    this.#isDue = false;
  }

  /** Another archive, or the report was closed. */
  forget(): void {
    this.drop();
    this.#counted = null;
    this.#failure = null;
  }

  /** Asks anew, of the same search. */
  again(): void {
    this.#asking?.abort();
    this.#asking = null;
    this.#failure = null;
    const [query, by] = [this.#query, this.#by];
    this.#isDue = query !== null && by !== 'agent';
    if (query !== null && by !== 'agent') void this.#ask(query, by);
  }

  async #ask(query: Query, by: Counted['by']): Promise<void> {
    const asking = new AbortController();
    this.#asking = asking;
    try {
      const counted = await this.#archive.ask('reportBreakdown', { query, by }, asking.signal);
      if (this.#asking !== asking) return;
      this.#counted = counted;
    } catch (thrown) {
      if (this.#asking !== asking) return;
      this.#failure = failureOf(thrown);
    }
    this.#asking = null;
    this.#isDue = false;
  }
}
