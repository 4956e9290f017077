import type { Failure } from '../../../preload/failure';
import { failureOf } from '../../../preload/failure';
import type { ConnectionTest } from '../../../preload/model';
import type { PolicyValues } from '../../../preload/desktop/policy';
import { addressOf } from '../../../preload/addresses/account-address';
import { ChosenPeriod } from '../filters/chosen-period.svelte';
import type { KeepKey } from '../app/session.svelte';
import type { Workbench } from '../app/workbench.svelte';

export type FirstRunStep = 'language' | 'choice' | 'account' | 'key' | 'keep' | 'period';

/** The way from nothing to a first download: one question at a time. */
export class FirstRun {
  readonly #bench: Workbench;
  readonly #start: 'start' | 'account';
  readonly period: ChosenPeriod;

  #step = $state<FirstRunStep>('language');
  #account = $state('');
  #key = $state('');
  keep = $state<KeepKey>('thisRun');
  #isBusy = $state(false);
  #tested = $state.raw<ConnectionTest | null>(null);
  #failure = $state.raw<Failure | null>(null);

  readonly address = $derived(addressOf(this.#account));

  constructor(bench: Workbench, start: 'start' | 'account') {
    this.#bench = bench;
    this.#start = start;
    this.#account = this.decided.account ?? '';
    this.#step = this.steps[0] ?? 'account';
    this.period = new ChosenPeriod(bench.locale.today, this.decided.downloadFrom);
  }

  /** What is not for the person to choose. */
  get decided(): Partial<PolicyValues> {
    return this.#bench.session.policy.held;
  }

  get step(): FirstRunStep {
    return this.#step;
  }

  get account(): string {
    return this.#account;
  }

  set account(account: string) {
    this.#account = account;
    this.#forgetAnswer();
  }

  get key(): string {
    return this.#key;
  }

  set key(key: string) {
    this.#key = key;
    this.#forgetAnswer();
  }

  get isBusy(): boolean {
    return this.#isBusy;
  }

  get tested(): ConnectionTest | null {
    return this.#tested;
  }

  get failure(): Failure | null {
    return this.#failure;
  }

  /** The steps of an own account, in their order; sample data need none of them. */
  get ownSteps(): readonly FirstRunStep[] {
    const asksWhere = this.#bench.session.setup?.canStoreKey === false;
    const own = asksWhere ? (['account', 'key', 'keep', 'period'] as const) : (['account', 'key', 'period'] as const);
    return own.filter((step) => step !== 'account' || this.decided.account === undefined);
  }

  /** True where going back leads somewhere. */
  get canGoBack(): boolean {
    return !this.#isBusy && (this.#start === 'account' || this.#step !== this.steps[0]);
  }

  /** All of them. */
  get steps(): readonly FirstRunStep[] {
    if (this.#start === 'account') return this.ownSteps;
    return this.decided.language === undefined
      ? ['language', 'choice', ...this.ownSteps]
      : ['choice', ...this.ownSteps];
  }

  /** Begins with the steps of an own account. */
  beginOwn(): void {
    this.goTo(this.ownSteps[0] ?? 'key');
  }

  goTo(step: FirstRunStep): void {
    this.#failure = null;
    this.#step = step;
  }

  back(): void {
    const before = this.steps[this.steps.indexOf(this.#step) - 1];
    if (before !== undefined) this.goTo(before);
    else this.#bench.dialogs.endWelcome();
  }

  /** Asks the CRM whether account and key are good. */
  async test(): Promise<void> {
    await this.#busily(async () => {
      this.#tested = await this.#bench.session.test(this.#account.trim(), this.#key.trim());
    });
  }

  /** Leaves the key's step: a key that was not tested yet is tested first. */
  async keyGiven(): Promise<void> {
    if (this.#tested === null) await this.test();
    if (this.#tested === null) return;
    if (this.ownSteps.includes('keep')) this.goTo('keep');
    else await this.connect('safely');
  }

  /** Opens the account's archive; the period comes next. */
  async connect(keep: KeepKey): Promise<void> {
    await this.#busily(async () => {
      await this.#bench.session.connect(this.#account.trim(), this.#key.trim(), keep);
      this.#step = 'period';
    });
  }

  /** Starts the download and gives the window free. */
  download(): void {
    const { days } = this.period;
    if (days === null) return;
    this.#key = '';
    this.#bench.sync.start(days);
    this.#bench.dialogs.endWelcome();
  }

  async demo(): Promise<void> {
    await this.#busily(async () => {
      await this.#bench.session.startDemo();
      this.#bench.dialogs.endWelcome();
    });
  }

  #forgetAnswer(): void {
    this.#tested = null;
    this.#failure = null;
  }

  async #busily(work: () => Promise<void>): Promise<void> {
    if (this.#isBusy) return;
    this.#isBusy = true;
    this.#failure = null;
    try {
      await work();
    } catch (thrown) {
      this.#failure = failureOf(thrown);
    } finally {
      this.#isBusy = false;
    }
  }
}
