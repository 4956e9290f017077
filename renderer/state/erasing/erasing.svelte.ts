import type { Archive } from '../../archive';
import { failureOf, type Failure } from '../../../preload/failure';
import { normalise } from '../../../preload/letters/normalise';
import type { Setup } from '../../../preload/model';
import type { ErasureOffer, ErasureProgress, ErasureReport } from '../../../preload/persons/erasure';
import type { Locale } from '../common/locale.svelte';
import type { EraseChoice, EraseWhat } from './erase-choices';

interface Parts {
  readonly archive: Archive;
  readonly locale: Locale;
  /** Nothing that the window showed of the archive holds any longer. */
  readonly entered: (setup: Setup) => void;
  readonly show: (dialog: 'erase') => void;
}

/** The way to an erasure: what is to go, what that would take away, the agreement, how far it is, and what came of it. */
export class Erasing {
  readonly #parts: Parts;
  #choices = $state.raw<readonly EraseChoice[]>([]);
  #what = $state<EraseWhat | null>(null);
  #offer = $state.raw<ErasureOffer | null>(null);
  #hasChanged = $state(false);
  #progress = $state.raw<ErasureProgress | null>(null);
  #report = $state.raw<ErasureReport | null>(null);
  #failure = $state.raw<Failure | null>(null);
  #looking: AbortController | null = null;
  #running = $state.raw<AbortController | null>(null);
  #isStopping = $state(false);
  /** Why; the register keeps it. */
  reason = $state('');
  /** What was typed to agree. */
  typed = $state('');

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  get choices(): readonly EraseChoice[] {
    return this.#choices;
  }

  get what(): EraseWhat | null {
    return this.#what;
  }

  /** Null until it is known what would go. */
  get offer(): ErasureOffer | null {
    return this.#offer;
  }

  /** True where the archive was another when it was to be erased: it has to be looked at once more. */
  get hasChanged(): boolean {
    return this.#hasChanged;
  }

  get progress(): ErasureProgress | null {
    return this.#progress;
  }

  /** Null until it is done. */
  get report(): ErasureReport | null {
    return this.#report;
  }

  get failure(): Failure | null {
    return this.#failure;
  }

  get isRunning(): boolean {
    return this.#running !== null;
  }

  /** As long as records leave the rows; from then on it ends by itself. */
  get canStop(): boolean {
    return this.isRunning && !this.#isStopping && (this.#progress === null || this.#progress.part === 'rows');
  }

  get isStopping(): boolean {
    return this.#isStopping;
  }

  /** Whether there is something to erase, and room for it. */
  get isPossible(): boolean {
    const { offer } = this;
    return offer !== null && offer.interactions + offer.notes > 0 && offer.bytesShort === null;
  }

  /** Whether a reason and the word for it were typed. */
  get isAgreed(): boolean {
    return this.isPossible && this.reason.trim() !== '' && this.#isWordTyped;
  }

  /** The word was typed, and nothing happens: the reason is wanted. */
  get lacksReason(): boolean {
    return this.isPossible && this.reason.trim() === '' && this.#isWordTyped;
  }

  get #isWordTyped(): boolean {
    return normalise(this.typed.trim()) === normalise(this.#parts.locale.t('erasing.word'));
  }

  /** Shows what would go. */
  begin(choices: readonly EraseChoice[]): void {
    if (this.isRunning) return;
    this.#forget();
    this.#choices = choices;
    this.#parts.show('erase');
    const [first] = choices;
    if (first !== undefined) void this.choose(first.what);
  }

  async choose(what: EraseWhat): Promise<void> {
    if (this.isRunning) return;
    this.#looking?.abort();
    this.#what = what;
    this.#offer = null;
    this.#hasChanged = false;
    this.#failure = null;
    this.typed = '';
    const asked = this.#asked;
    if (asked === null) return;
    const looking = new AbortController();
    this.#looking = looking;
    try {
      const offer = await this.#parts.archive.ask('planErasure', { choice: asked }, looking.signal);
      if (this.#looking === looking) this.#offer = offer;
    } catch (thrown) {
      if (this.#looking === looking) this.#failure = failureOf(thrown);
    }
  }

  async erase(): Promise<void> {
    const asked = this.#asked;
    const { offer } = this;
    if (!this.isAgreed || this.isRunning || asked === null || offer === null) return;
    const { archive, entered } = this.#parts;
    const running = new AbortController();
    this.#running = running;
    this.#progress = null;
    this.#failure = null;
    this.#hasChanged = false;
    try {
      const question = { choice: asked, reason: this.reason, fingerprint: offer.fingerprint };
      const outcome = await archive.ask('erase', question, running.signal);
      if (outcome.kind === 'done') {
        this.#report = outcome.report;
        entered(outcome.setup);
      } else {
        this.#offer = outcome.offer;
        this.#hasChanged = true;
        this.typed = '';
      }
    } catch (thrown) {
      const failure = failureOf(thrown);
      if (failure.kind !== 'cancelled') this.#failure = failure;
    } finally {
      this.#running = null;
      this.#isStopping = false;
    }
  }

  progressed(progress: ErasureProgress): void {
    if (this.isRunning) this.#progress = progress;
  }

  /** Gives it up; all is then as it was. */
  stop(): void {
    if (!this.canStop) return;
    this.#isStopping = true;
    this.#running?.abort();
  }

  /** The dialog is to close; false where it has to stay because something is erased at this moment. */
  end(): boolean {
    if (this.isRunning) return false;
    this.#forget();
    return true;
  }

  get #asked() {
    const choice = this.#choices.find(({ what }) => what === this.#what);
    return choice === undefined ? null : ({ kind: 'query', query: choice.query } as const);
  }

  #forget(): void {
    this.#looking?.abort();
    this.#looking = null;
    this.#choices = [];
    this.#what = null;
    this.#offer = null;
    this.#hasChanged = false;
    this.#progress = null;
    this.#report = null;
    this.#failure = null;
    this.reason = '';
    this.typed = '';
  }
}
