import type { Failure } from '../../../preload/failure';
import { failureOf } from '../../../preload/failure';
import type { InteractionRecord } from '../../../preload/model';
import { maxPrinted, maxReadForPrint, type PrintForm, type PrintKind, type PrintPlan } from '../../../preload/print';
import { shiftDay } from '../../../preload/words/format';
import type { Archive } from '../../archive';
import type { PrintChoice, PrintWhat } from './print-choices';
import type { PrintPart } from './print-parts';
import { partsOf, PrintRun, type PrintDrawing } from './print-run.svelte';

/** Where a whole history does not fit, its last days are suggested. */
const suggestedDays = 30;
/** So many records fill the first page. */
const sampled: Readonly<Record<PrintKind, number>> = { list: 40, full: 6, timeline: 25 };
const usualForm: Readonly<Record<PrintWhat, PrintForm>> = {
  record: 'full',
  ticked: 'full',
  list: 'list',
  timeline: 'full',
};
const nothing = new AbortController();

/** What is to be printed, how, and what that comes to. */
export class Print {
  readonly #archive: Archive;
  readonly run: PrintRun;
  #choices = $state.raw<readonly PrintChoice[]>([]);
  #what = $state<PrintWhat>('list');
  #form = $state<PrintForm>('list');
  /** Hits are marked. */
  isMarked = $state(false);
  /** Own remarks stand with their records; paper goes to others, so only where that is wanted. */
  hasRemarks = $state(false);
  #scope = $state<'whole' | 'days'>('whole');
  #from = $state('');
  #to = $state('');
  #plan = $state.raw<PrintPlan | null>(null);
  #sample = $state.raw<PrintPart | null>(null);
  #failure = $state.raw<Failure | null>(null);
  #asking = nothing;

  readonly choice = $derived(this.#choices.find(({ what }) => what === this.#what) ?? null);
  readonly kind = $derived<PrintKind>(
    this.#form === 'list' ? 'list' : this.choice?.timeline === null ? 'full' : 'timeline',
  );
  /** Days have headings. */
  readonly isByDay = $derived(this.#what !== 'record' && this.choice?.sort.by === 'date');
  /** As many records fit. */
  readonly max = $derived(maxPrinted[this.kind]);
  readonly canBegin = $derived(
    this.#plan !== null && this.#plan.total > 0 && this.#plan.total <= this.max && !this.isWrong,
  );

  constructor(archive: Archive) {
    this.#archive = archive;
    this.run = new PrintRun(archive);
  }

  get choices(): readonly PrintChoice[] {
    return this.#choices;
  }

  get what(): PrintWhat {
    return this.#what;
  }

  set what(what: PrintWhat) {
    this.#what = what;
    this.#form = usualForm[what];
    void this.#replan();
  }

  get form(): PrintForm {
    return this.#form;
  }

  set form(form: PrintForm) {
    this.#form = form;
    void this.#replan();
  }

  get scope(): 'whole' | 'days' {
    return this.#scope;
  }

  set scope(scope: 'whole' | 'days') {
    this.#scope = scope;
    void this.#replan();
  }

  get from(): string {
    return this.#from;
  }

  set from(day: string) {
    this.#from = day;
    void this.#replan();
  }

  get to(): string {
    return this.#to;
  }

  set to(day: string) {
    this.#to = day;
    void this.#replan();
  }

  /** True for a period that is none. */
  get isWrong(): boolean {
    return this.#scope === 'days' && (this.#from === '' || this.#to === '' || this.#from > this.#to);
  }

  /** Null until it is known. */
  get plan(): PrintPlan | null {
    return this.#plan;
  }

  /** What the first page begins with; null until it is read. */
  get sample(): PrintPart | null {
    return this.#sample;
  }

  get failure(): Failure | null {
    return this.run.failure ?? this.#failure;
  }

  /** The choice is opened. */
  begin(choices: readonly PrintChoice[], what: PrintWhat): void {
    this.end();
    this.#choices = choices;
    this.#what = what;
    this.#form = usualForm[what];
    this.isMarked = false;
    this.hasRemarks = false;
    const summary = this.choice?.timeline?.summary ?? null;
    const { firstDay, lastDay } = summary ?? { firstDay: null, lastDay: null };
    this.#from = firstDay ?? '';
    this.#to = lastDay ?? '';
    this.#scope = 'whole';
    if (summary !== null && summary.total > maxPrinted.timeline && lastDay !== null) {
      this.#scope = 'days';
      this.#from = shiftDay(lastDay, -suggestedDays);
    }
    void this.#replan();
  }

  /** What is being made is stopped, and what is on its way dropped. */
  end(): void {
    this.run.stop();
    this.#asking.abort();
    this.#plan = null;
    this.#sample = null;
    this.#failure = null;
  }

  /** Makes the document that was chosen. */
  async make(to: { kind: 'pdf'; name: string } | { kind: 'printer' }, title: string, drawing: PrintDrawing) {
    const { choice, plan } = this;
    if (choice === null || plan === null || !this.canBegin) return null;
    const { kind, isByDay } = this;
    const job = { to, title, kind, isByDay, ids: plan.ids, marks: choice.marks };
    return await this.run.make(job, drawing);
  }

  /** Every record of a conversation, whole; null where that failed or was given up. */
  async readAll(): Promise<readonly InteractionRecord[] | null> {
    const { choice, plan, kind, isByDay } = this;
    if (choice === null || plan === null || kind === 'list') return null;
    const { signal } = this.#asking;
    const records: InteractionRecord[] = [];
    try {
      const parts = { ids: plan.ids, kind, isByDay, marks: choice.marks };
      for await (const part of partsOf(this.#archive, parts, maxReadForPrint, signal))
        if (part.kind !== 'list') records.push(...part.records);
      return records;
    } catch (thrown) {
      if (!signal.aborted) this.#failure = failureOf(thrown);
      return null;
    }
  }

  async #replan(): Promise<void> {
    this.run.stop();
    this.#asking.abort();
    const asking = new AbortController();
    this.#asking = asking;
    this.#plan = null;
    this.#failure = null;
    const { choice, kind, isByDay } = this;
    if (choice === null || this.isWrong) return;
    try {
      const plan = await this.#archive.ask('planPrint', this.#questionOf(choice), asking.signal);
      if (asking.signal.aborted) return;
      this.#plan = plan;
      const ids = plan.ids.slice(0, sampled[kind]);
      const parts = { ids, kind, isByDay, marks: choice.marks };
      for await (const part of partsOf(this.#archive, parts, sampled[kind], asking.signal)) {
        if (this.#asking === asking) this.#sample = part;
      }
    } catch (thrown) {
      if (!asking.signal.aborted) this.#failure = failureOf(thrown);
    }
  }

  #questionOf({ query, selection, sort, timeline }: PrintChoice) {
    const days = this.#scope === 'days' ? { from: this.#from, to: this.#to } : {};
    return {
      query: timeline === null ? query : { ...query, filters: { ...query.filters, ...days } },
      ...{ selection, sort, limit: this.max },
      since: timeline?.summary?.firstDay ?? undefined,
    };
  }
}
