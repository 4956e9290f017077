import type { Archive } from '../../archive';
import type { InputOf } from '../../../preload/contract';
import { failureOf, type Failure } from '../../../preload/failure';
import type { Account, RemovalFacts, Setup } from '../../../preload/model';
import type { Locale } from '../common/locale.svelte';
import type { Notices } from '../common/notices.svelte';
import { accountTitle } from './account-title';

/** What becomes of the archive of an account that is removed. */
export type FateOfArchive = InputOf<'removeAccount'>['archive'];

interface Parts {
  readonly archive: Archive;
  readonly notices: Notices;
  readonly locale: Locale;
  /** The main process has the accounts otherwise. */
  readonly entered: (setup: Setup) => void;
  readonly show: (dialog: 'renameAccount' | 'removeAccount') => void;
  readonly close: () => void;
}

/** An account is called otherwise, or removed: what is asked of the person before, and what came of it. */
export class AccountChanges {
  readonly #parts: Parts;
  #account = $state.raw<Account | null>(null);
  #facts = $state.raw<RemovalFacts | null>(null);
  #failure = $state.raw<Failure | null>(null);
  #isBusy = $state(false);

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** The account that is to be changed. */
  get account(): Account | null {
    return this.#account;
  }

  /** What its removal would take away; null until that is known. */
  get facts(): RemovalFacts | null {
    return this.#facts;
  }

  /** Why it could not be changed. */
  get failure(): Failure | null {
    return this.#failure;
  }

  get isBusy(): boolean {
    return this.#isBusy;
  }

  askName(account: Account): void {
    this.#begin(account);
    this.#parts.show('renameAccount');
  }

  async rename(name: string): Promise<void> {
    const account = this.#account;
    if (account === null) return;
    await this.#busily(async () => {
      this.#parts.entered(await this.#parts.archive.ask('renameAccount', { baseUrl: account.baseUrl, name }));
      this.#parts.close();
    });
  }

  async askRemoval(account: Account): Promise<void> {
    this.#begin(account);
    this.#parts.show('removeAccount');
    await this.#describe(account);
  }

  /** Removes the account; what was said to run on its archive is ended before. */
  async remove(archive: FateOfArchive): Promise<void> {
    const account = this.#account;
    const facts = this.#facts;
    if (account === null || facts === null) return;
    const { notices, locale, entered, close } = this.#parts;
    await this.#busily(async () => {
      const stops = facts.work !== null;
      const { setup, left } = await this.#parts.archive.ask('removeAccount', {
        baseUrl: account.baseUrl,
        archive,
        stops,
      });
      close();
      entered(setup);
      const said = { account: accountTitle(account, locale), path: facts.archivePath };
      const isKept = archive === 'keep' && facts.isArchiveThere;
      notices.done(locale.t(isKept ? 'accounts.removedKept' : 'accounts.removed', said));
      const [path] = left;
      if (path !== undefined) notices.done(locale.t('accounts.left', { count: left.length, path }));
    });
    // Something began meanwhile: it is asked about anew.
    if (this.#failure?.kind === 'workRunning') await this.#describe(account);
  }

  #begin(account: Account): void {
    this.#account = account;
    this.#facts = null;
    this.#failure = null;
  }

  async #describe({ baseUrl }: Account): Promise<void> {
    try {
      const facts = await this.#parts.archive.ask('describeRemoval', { baseUrl });
      if (this.#account?.baseUrl === baseUrl) this.#facts = facts;
    } catch (thrown) {
      this.#failure = failureOf(thrown);
    }
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
