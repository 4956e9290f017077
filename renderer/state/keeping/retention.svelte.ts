import type { Archive } from '../../archive';
import { mayChangeRetention, type PolicyFacts } from '../../../preload/desktop/policy';
import { failureOf, type Failure } from '../../../preload/failure';
import {
  keepsAll,
  maxAge,
  maxRules,
  maxVanishedDays,
  type Keeping,
  type RetentionPreview,
  type RetentionReport,
  type RetentionRule,
  type VanishedRule,
} from '../../../preload/persons/keeping';
import { NewestQuestion } from '../common/asking/newest-question';

/** What a person begins a rule with. */
const newRule: RetentionRule = { kind: 'sms', notes: 'any', age: { n: 3, unit: 'years' } };

const usualVanishedDays = 30;

interface Parts {
  readonly archive: Archive;
  /** Shows records by their ids, whatever else was searched. */
  readonly showRecords: (ids: readonly number[]) => void;
  readonly close: () => void;
  readonly policy: () => PolicyFacts['held'];
  /** Asks what is to become of what the CRM no longer has. */
  readonly askVanished: (vanished: RetentionPreview['vanished']) => void;
}

/** How long records are kept: what is decided, what is being changed of it, what would go, and what has gone. */
export class Retention {
  readonly #parts: Parts;
  readonly #question: NewestQuestion;
  #decided = $state.raw<Keeping | null>(null);
  #draft = $state.raw<Keeping>(keepsAll);
  #preview = $state.raw<RetentionPreview | null>(null);
  #report = $state.raw<RetentionReport | null>(null);
  #failure = $state.raw<Failure | null>(null);
  #work = $state<'saving' | 'erasing' | null>(null);
  #isCounting = $state(false);
  #isConfirming = $state(false);
  /** So much of what the CRM no longer has was asked about. */
  #askedAbout = 0;

  /** What is erased for good is to be meant. */
  readonly isDirty = $derived(this.#decided !== null && JSON.stringify(this.#draft) !== JSON.stringify(this.#decided));
  readonly isSound = $derived(isSound(this.#draft));

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#question = new NewestQuestion(
      (signal) => this.#count(signal),
      () => {
        this.#isCounting = false;
      },
    );
  }

  /** What holds; null until it is known. */
  get decided(): Keeping | null {
    return this.#decided;
  }

  get draft(): Keeping {
    return this.#draft;
  }

  /** What the draft would erase today; null until it is known. */
  get preview(): RetentionPreview | null {
    return this.#preview;
  }

  get report(): RetentionReport | null {
    return this.#report;
  }

  get failure(): Failure | null {
    return this.#failure;
  }

  get work(): 'saving' | 'erasing' | null {
    return this.#work;
  }

  get isCounting(): boolean {
    return this.#isCounting;
  }

  /** The person is asked whether it is meant. */
  get isConfirming(): boolean {
    return this.#isConfirming;
  }

  /** Administrators decided it, or let nobody change it. */
  get isLocked(): boolean {
    return !mayChangeRetention(this.#parts.policy());
  }

  get canAdd(): boolean {
    return this.#draft.rules.length < maxRules;
  }

  get canErase(): boolean {
    const { preview } = this;
    return (
      !this.isDirty &&
      !this.#isCounting &&
      this.#work === null &&
      preview !== null &&
      preview.records + preview.singleNotes > 0
    );
  }

  /** The dialog was opened. */
  async begin(): Promise<void> {
    if (this.#work !== null) return;
    this.#report = null;
    this.#failure = null;
    this.#isConfirming = false;
    this.#preview = null;
    try {
      this.#decided = await this.#parts.archive.ask('readRetention', {});
      this.#change(this.#decided);
    } catch (thrown) {
      this.#failure = failureOf(thrown);
    }
  }

  /** Another archive. */
  forget(): void {
    this.#decided = null;
    this.#draft = keepsAll;
    this.#preview = null;
    this.#report = null;
    this.#askedAbout = 0;
  }

  /** A download has ended: where that was decided, the person is asked about what the CRM no longer has, once there is more of it. */
  async downloaded(): Promise<void> {
    const { archive, askVanished } = this.#parts;
    try {
      const keeping = await archive.ask('readRetention', {});
      if (keeping.vanished.kind !== 'ask') return;
      const { vanished } = await archive.ask('previewRetention', { keeping });
      const there = vanished.allRecords + vanished.allNotes;
      if (there > this.#askedAbout) askVanished(vanished);
      this.#askedAbout = there;
    } catch {
      // The next download asks again.
    }
  }

  addRule(): void {
    if (this.canAdd) this.#change({ ...this.#draft, rules: [...this.#draft.rules, newRule] });
  }

  changeRule(at: number, change: Partial<RetentionRule>): void {
    const rules = this.#draft.rules.map((rule, place) => (place === at ? { ...rule, ...change } : rule));
    this.#change({ ...this.#draft, rules });
  }

  removeRule(at: number): void {
    this.#change({ ...this.#draft, rules: this.#draft.rules.filter((_, place) => place !== at) });
  }

  chooseVanished(kind: VanishedRule['kind']): void {
    this.changeVanished(kind === 'erase' ? { kind, days: usualVanishedDays } : { kind });
  }

  changeVanished(vanished: VanishedRule): void {
    this.#change({ ...this.#draft, vanished });
  }

  changeAfterDownloads(afterDownloads: boolean): void {
    this.#change({ ...this.#draft, afterDownloads });
  }

  async save(): Promise<void> {
    if (!this.isSound || this.#work !== null) return;
    await this.#busily('saving', async () => {
      this.#decided = await this.#parts.archive.ask('changeRetention', { keeping: this.#draft });
      this.#change(this.#decided);
    });
  }

  askErase(): void {
    if (this.canErase) this.#isConfirming = true;
  }

  dontErase(): void {
    this.#isConfirming = false;
  }

  async erase(): Promise<void> {
    const today = this.#preview?.today;
    if (!this.#isConfirming || today === undefined || this.#work !== null) return;
    await this.#busily('erasing', async () => {
      this.#report = await this.#parts.archive.ask('eraseExpired', { today });
      this.#isConfirming = false;
    });
  }

  /** Shows the records that the CRM no longer has, or of which it no longer has a note. */
  async showVanished(): Promise<void> {
    try {
      const ids = await this.#parts.archive.ask('findVanished', {});
      this.#parts.close();
      this.#parts.showRecords(ids);
    } catch (thrown) {
      this.#failure = failureOf(thrown);
    }
  }

  async #busily(work: 'saving' | 'erasing', does: () => Promise<void>): Promise<void> {
    this.#work = work;
    this.#failure = null;
    try {
      await does();
    } catch (thrown) {
      this.#failure = failureOf(thrown);
    } finally {
      this.#work = null;
    }
  }

  #change(draft: Keeping): void {
    this.#draft = draft;
    this.#isConfirming = false;
    if (!isSound(draft)) return;
    this.#isCounting = true;
    this.#question.ask();
  }

  async #count(signal: AbortSignal): Promise<void> {
    if (!isSound(this.#draft)) return;
    try {
      const preview = await this.#parts.archive.ask('previewRetention', { keeping: this.#draft }, signal);
      if (!signal.aborted) this.#preview = preview;
    } catch (thrown) {
      if (!signal.aborted) this.#failure = failureOf(thrown);
    }
  }
}

/** What a field shows of a number: of what is none, what was typed stays in it as it is. */
export const typedNumber = (n: number): number | null => (Number.isNaN(n) ? null : n);

/** Whether a number is one that an age can have. */
export function isAgeSound({ n, unit }: RetentionRule['age']): boolean {
  return Number.isInteger(n) && n >= 1 && n <= maxAge[unit];
}

/** Whether what the CRM no longer has stays for a number of days that can be, or is not erased at all. */
export function areDaysSound(vanished: VanishedRule): boolean {
  if (vanished.kind !== 'erase') return true;
  return Number.isInteger(vanished.days) && vanished.days >= 1 && vanished.days <= maxVanishedDays;
}

function isSound({ rules, vanished }: Keeping): boolean {
  return areDaysSound(vanished) && rules.every(({ age }) => isAgeSound(age));
}
