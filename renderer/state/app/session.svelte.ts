import type { Archive } from '../../archive';
import type { InputOf } from '../../../preload/contract';
import type { Failure } from '../../../preload/failure';
import { failureOf } from '../../../preload/failure';
import type { ConnectionTest, Language, Looks, Setup } from '../../../preload/model';
import type { PolicyFacts } from '../../../preload/desktop/policy';

export type KeepKey = InputOf<'connectAccount'>['keepKey'];

/** Hours between scheduled downloads; 0 for never. */
export type SyncEveryHours = NonNullable<InputOf<'saveSettings'>['syncEveryHours']>;
const undecided: PolicyFacts = { held: {}, problems: [] };

/** The account, its key and its archive, as the main process knows them. */
export class Session {
  readonly #archive: Archive;
  readonly #accountChanged: (setup: Setup) => void;
  #setup = $state.raw<Setup | null>(null);
  #failure = $state.raw<Failure | null>(null);

  /** `accountChanged` is called whenever another archive is open, also at the start. */
  constructor(archive: Archive, accountChanged: (setup: Setup) => void) {
    this.#archive = archive;
    this.#accountChanged = accountChanged;
  }

  /** Null until the main process answered. */
  get setup(): Setup | null {
    return this.#setup;
  }

  /** What administrators decided; nothing before the main process answered. */
  get policy(): PolicyFacts {
    return this.#setup?.policy ?? undecided;
  }

  /** Why the window cannot open its archive. */
  get failure(): Failure | null {
    return this.#failure;
  }

  async open(): Promise<void> {
    this.#failure = null;
    try {
      this.enter(await this.#archive.ask('readSetup', {}));
    } catch (thrown) {
      this.#failure = failureOf(thrown);
    }
  }

  async setLanguage(language: Language): Promise<void> {
    this.#setup = await this.#archive.ask('saveSettings', { language });
  }

  async syncEvery(syncEveryHours: SyncEveryHours): Promise<void> {
    this.#setup = await this.#archive.ask('saveSettings', { syncEveryHours });
  }

  async drawBySoftware(drawsBySoftware: boolean): Promise<void> {
    this.#setup = await this.#archive.ask('saveSettings', { drawsBySoftware });
  }

  /** With an empty name, remarks are by the system's name of the person. */
  async signRemarks(author: string): Promise<void> {
    this.#setup = await this.#archive.ask('saveSettings', { remarkAuthor: author === '' ? null : author });
  }

  async look(looks: Partial<Looks>): Promise<void> {
    this.#setup = await this.#archive.ask('saveSettings', looks);
  }

  test(account: string, key: string | null): Promise<ConnectionTest> {
    return this.#archive.ask('testConnection', { account, key });
  }

  async connect(account: string, key: string | null, keepKey: KeepKey): Promise<void> {
    this.enter(await this.#archive.ask('connectAccount', { account, key, keepKey }));
  }

  async forgetKey(): Promise<void> {
    this.enter(await this.#archive.ask('forgetKey', {}));
  }

  async choose(baseUrl: string): Promise<void> {
    this.enter(await this.#archive.ask('chooseAccount', { baseUrl }));
  }

  async startDemo(): Promise<void> {
    this.enter(await this.#archive.ask('startDemo', {}));
  }

  /** The main process has it otherwise: another account, or the archive elsewhere. */
  enter(setup: Setup): void {
    const before = this.#setup;
    const isOther = before === null || !isSameArchive(before, setup);
    this.#setup = setup;
    if (isOther) this.#accountChanged(setup);
  }

  /** How it stands with what is only looked into. */
  viewed(viewed: Setup['viewed'], viewedBefore: Setup['viewedBefore']): void {
    if (this.#setup !== null) this.#setup = { ...this.#setup, viewed, viewedBefore };
  }

  /** The archive is another one, also where it is of the same account. */
  enterAnother(setup: Setup): void {
    this.#setup = setup;
    this.#accountChanged(setup);
  }
}

/** Whether two setups have the same archive open, wherever it lies. */
function isSameArchive(one: Setup, other: Setup): boolean {
  const isOpen = ({ archivePath }: Setup): boolean => archivePath !== null;
  const isSameAccount = one.account?.baseUrl === other.account?.baseUrl;
  return isOpen(one) === isOpen(other) && isSameAccount && one.viewed?.place === other.viewed?.place;
}
