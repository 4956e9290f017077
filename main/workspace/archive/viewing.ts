import { basename, resolve } from 'node:path';
import { KronikaError } from '../../../preload/failure';
import {
  demoAddress,
  labelOf,
  type Account,
  type SavedSearch,
  type ViewedArchive,
  type ViewedBefore,
  type ViewState,
} from '../../../preload/model';
import type { ViewedFile } from '../../backup/viewing';
import type { Platform } from '../platform';
import type { KeptSettings } from '../settings/kept-settings';
import type { SavedSearchStore } from '../settings/saved-searches';
import type { Settings } from '../settings/settings';
import type { ArchiveInUse, OpenArchive } from './archive-in-use';

/** So many places are remembered. */
const maxRecent = 8;

/** What looking into archives needs of the rest of the workspace. */
interface Surroundings {
  readonly archive: ArchiveInUse;
  readonly kept: KeptSettings;
  readonly platform: Pick<Platform, 'remembersAccount'>;
  /** Ends what runs on the archive that is open. */
  readonly leave: () => Promise<void>;
}

/** What is only looked into: opened without a key, and remembered for the next start. */
export class ViewedArchives {
  readonly #around: Surroundings;
  /** Of this run, by place. */
  readonly #passwords = new Map<string, string>();
  #offered: string | null = null;

  constructor(around: Surroundings) {
    this.#around = around;
  }

  /** What is looked into now; null where the archive may be written. */
  get current(): ViewedArchive | null {
    const { current } = this.#around.archive;
    return current === null ? null : viewedOf(current);
  }

  /** The place that is to be open, also where that failed; null for an account's own archive. */
  get wanted(): string | null {
    return this.#around.kept.current.viewing.current;
  }

  get before(): readonly ViewedBefore[] {
    return this.#around.kept.current.viewing.recent.map(({ place, name, at }) => ({ place, name, at }));
  }

  /** Where the window was in what is looked into. */
  get viewState(): ViewState | null {
    const { recent, current } = this.#around.kept.current.viewing;
    return recent.find(({ place }) => place === current)?.viewState ?? null;
  }

  /**
   * Opens what is to be looked into: a backup, an archive, or the newest of a folder. What was open stays so where that fails. Throws what
   * `openForViewing` throws.
   */
  async open(chosen: string, given: string | null): Promise<void> {
    const place = resolve(chosen);
    const { archive, leave } = this.#around;
    const password = given ?? this.#passwords.get(place) ?? null;
    await archive.view({ place, password }, (file) => accountOf(file, place), leave);
    if (password !== null) this.#passwords.set(place, password);
    this.#remember();
  }

  /** By what saved searches are kept: of what is looked into apart from those of the account, whose archive may be another one. */
  get searchesKey(): string {
    const { opened } = this.#around.archive;
    return opened.viewed === null ? opened.account.baseUrl : `viewed:${opened.viewed.place}`;
  }

  /** The saved searches of what is open: those of its account, until others are kept for it. */
  searches(store: Pick<SavedSearchStore, 'read'>): readonly SavedSearch[] {
    const own = store.read(this.searchesKey);
    return own.length > 0 ? own : store.read(this.#around.archive.opened.account.baseUrl);
  }

  /** The system brought a file to be opened: a person says what is to become of it. */
  offer(place: string): void {
    this.#offered = resolve(place);
  }

  /** What was brought, once; null where nothing was. */
  takeOffered(): string | null {
    const offered = this.#offered;
    this.#offered = null;
    return offered;
  }

  /** It is looked into no more at the next start. */
  leave(): void {
    if (this.wanted !== null && this.#around.platform.remembersAccount) this.#change({ current: null });
  }

  /** Takes a place off the list of those that were looked into. */
  forget(place: string): void {
    const { recent } = this.#around.kept.current.viewing;
    this.#change({ recent: recent.filter((one) => one.place !== place) });
  }

  /** Remembers where the window is in what is looked into; false where another archive is meant. */
  keepViewState(place: string, viewState: ViewState): boolean {
    const { recent, current } = this.#around.kept.current.viewing;
    if (place !== current || this.current === null) return false;
    const kept = recent.map((one) => (one.place === place ? { ...one, viewState } : one));
    this.#around.kept.changeSoon({ viewing: { current, recent: kept } });
    return true;
  }

  /** Throws `archiveReadOnly` where what is open is only looked into. */
  needOwn(): void {
    const viewed = this.current;
    if (viewed !== null) throw new KronikaError('archiveReadOnly', { path: viewed.place });
  }

  #remember(): void {
    const { archive, kept, platform } = this.#around;
    const viewed = this.current;
    if (viewed === null || !platform.remembersAccount) return;
    const { place, at } = viewed;
    const { recent } = kept.current.viewing;
    const viewState = recent.find((one) => one.place === place)?.viewState ?? null;
    const latest = { place, name: labelOf(archive.opened.account), at, viewState };
    this.#change({
      current: place,
      recent: [latest, ...recent.filter((one) => one.place !== place)].slice(0, maxRecent),
    });
  }

  #change(change: Partial<Settings['viewing']>): void {
    const { kept } = this.#around;
    kept.change({ viewing: { ...kept.current.viewing, ...change } });
  }
}

function viewedOf({ viewed, viewing }: OpenArchive): ViewedArchive | null {
  if (viewed === null || viewing === null) return null;
  const { file, away } = viewing.now;
  return { place: viewed.place, path: file.path, at: file.at, away };
}

/** Whose archive it is; one that does not say so goes by the name of its file. */
function accountOf({ account, path }: ViewedFile, place: string): Account {
  if (account !== null && account.baseUrl !== demoAddress) return account;
  return { name: basename(path).replace(/\.kronika$/i, ''), baseUrl: `viewed:${place}` };
}
