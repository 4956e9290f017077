import type { Archive } from '../../archive';
import { eachOnce } from './known-list';
import { failureOf, type Failure } from '../../../preload/failure';
import { mentionKey, type Mention, type MentionPage, type PersonQuestion } from '../../../preload/person';

/** Whether a mention becomes part of the packet. */
export type MentionDecision = 'take' | 'leave';

/** Mentions of a person in records of others, page by page. */
export class MentionList {
  readonly #archive: Archive;
  #question: PersonQuestion | null = null;
  #all = $state.raw<readonly Mention[]>([]);
  /** Where the next page begins; undefined before the first. */
  #before = $state.raw<number | null | undefined>(undefined);
  #reading = $state.raw<AbortController | null>(null);
  #failure = $state.raw<Failure | null>(null);
  #decided = $state.raw<Readonly<Record<string, MentionDecision>>>({});

  /** Keys of those that are to be part of the packet. */
  readonly taken = $derived(this.#all.map(mentionKey).filter((key) => this.#decided[key] === 'take'));

  constructor(archive: Archive) {
    this.#archive = archive;
  }

  get all(): readonly Mention[] {
    return this.#all;
  }

  get isReading(): boolean {
    return this.#reading !== null;
  }

  /** True while there may be older ones. */
  get hasMore(): boolean {
    return this.#before !== null;
  }

  get failure(): Failure | null {
    return this.#failure;
  }

  /** What was decided; null where nothing was. */
  decisionOf(mention: Mention): MentionDecision | null {
    return this.#decided[mentionKey(mention)] ?? null;
  }

  decide(mention: Mention, decision: MentionDecision): void {
    this.#decided = { ...this.#decided, [mentionKey(mention)]: decision };
  }

  /** The same of all that were read and not decided yet. */
  decideRest(decision: MentionDecision): void {
    const rest = this.#all.filter((mention) => this.decisionOf(mention) === null);
    const same = Object.fromEntries(rest.map((mention) => [mentionKey(mention), decision]));
    this.#decided = { ...this.#decided, ...same };
  }

  /** Somebody else is asked about. */
  forget(): void {
    this.#decided = {};
    this.begin(null);
  }

  /** Forgets what was read; a question begins anew, as far as the person had read before. */
  begin(question: PersonQuestion | null): void {
    const had = this.#all.length;
    this.#reading?.abort();
    this.#reading = null;
    this.#question = question;
    this.#all = [];
    this.#before = undefined;
    this.#failure = null;
    if (question !== null) void this.more(had);
  }

  /** Reads on, at least a page and until there are so many. */
  async more(atLeast = 0): Promise<void> {
    const question = this.#question;
    if (question === null || this.isReading || !this.hasMore) return;
    const reading = new AbortController();
    this.#reading = reading;
    this.#failure = null;
    try {
      do {
        const asked = { ...question, before: this.#before ?? null };
        const page: MentionPage = await this.#archive.ask('readMentions', asked, reading.signal);
        if (this.#reading !== reading) return;
        this.#all = eachOnce([...this.#all, ...page.mentions]);
        this.#before = page.before;
        if (page.before === null) return;
      } while (this.#all.length < atLeast);
    } catch (thrown) {
      if (this.#reading === reading) this.#failure = failureOf(thrown);
    } finally {
      if (this.#reading === reading) this.#reading = null;
    }
  }
}
