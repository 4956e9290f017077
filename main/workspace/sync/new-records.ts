import type { SavedSearch } from '../../../preload/model';
import type { ArchiveInUse, OpenArchive } from '../archive/archive-in-use';

/** What came to a saved search that wants to be told of. */
export interface NewRecords {
  readonly search: SavedSearch;
  /** Records, or notes of theirs. */
  readonly count: number;
  /** True when more came than the archive remembers. */
  readonly isAtLeast: boolean;
  /** The newest of them. */
  readonly ids: readonly number[];
  /** Whom the newest of them are with; empty where that is not to be told. */
  readonly contacts: readonly string[];
}

/** Another program downloads: it is looked again after so long. */
const againMs = 5000;

/** So many contacts are named. */
const maxContacts = 3;

const newestFirst = { by: 'date', descending: true } as const;

/** What watching for new records needs of the rest of the program. */
interface Surroundings {
  readonly archive: Pick<ArchiveInUse, 'current'>;
  readonly searchesOf: (baseUrl: string) => readonly SavedSearch[];
  readonly isSyncing: () => boolean;
  /** A person has the window before them: what is new stands there. */
  readonly isWatched: () => boolean;
  readonly tellsContacts: () => boolean;
  readonly found: (found: readonly NewRecords[]) => void;
}

/** Where the watch stands in an archive: everything up to this arrival was told, or was there before. */
interface Place {
  readonly archive: OpenArchive;
  readonly until: number;
}

/** Finds, once a download has ended, what came to the saved searches that want to be told of; also where another program downloaded. */
export class NewRecordsWatch {
  readonly #around: Surroundings;
  #place: Place | null = null;
  #looking: Promise<void> | null = null;
  #isStale = false;

  constructor(around: Surroundings) {
    this.#around = around;
  }

  /** Looks for what is new; the first look at an archive takes all that is there for known. */
  async look(): Promise<void> {
    this.#isStale = true;
    this.#looking ??= this.#lookOn().finally(() => {
      this.#looking = null;
    });
    await this.#looking;
  }

  async #lookOn(): Promise<void> {
    while (this.#isStale) {
      this.#isStale = false;
      try {
        await this.#lookOnce();
      } catch {
        // The archive is being closed, or cannot be read just now: the next change of it is looked at.
      }
    }
  }

  async #lookOnce(): Promise<void> {
    const { archive, isSyncing, isWatched, found } = this.#around;
    const { current } = archive;
    // Of what is only looked into, nobody waits for news.
    if (current === null || current.viewed !== null) return;
    const { until, isLocked } = await current.reader.ask('readArrivalsEnd', null);
    const place = this.#place;
    if (place?.archive !== current) {
      this.#place = { archive: current, until };
      return;
    }
    if (until <= place.until || isSyncing()) return;
    if (isLocked) {
      setTimeout(() => void this.look(), againMs).unref();
      return;
    }
    this.#place = { archive: current, until };
    if (isWatched()) return;
    const came = await this.#countAll(current, place.until);
    if (came.length > 0) found(came);
  }

  async #countAll({ account, reader }: OpenArchive, since: number): Promise<readonly NewRecords[]> {
    const wanted = this.#around.searchesOf(account.baseUrl).filter(({ notifies }) => notifies === true);
    const came: NewRecords[] = [];
    for (const search of wanted) {
      const { query } = search;
      const { fresh, freshIds: ids, isAtLeast } = await reader.ask('countSaved', { query, seen: since });
      if (fresh > 0) came.push({ search, count: fresh, isAtLeast, ids, contacts: await this.#contactsOf(reader, ids) });
    }
    return came;
  }

  async #contactsOf(reader: OpenArchive['reader'], only: readonly number[]): Promise<readonly string[]> {
    if (!this.#around.tellsContacts()) return [];
    const query = { text: '', filters: { only } };
    const { rows } = await reader.ask('search', { query, sort: newestFirst, offset: 0, limit: 20 });
    const names = rows.map(({ contact }) => contact.name ?? contact.number).filter((name) => name !== null);
    return [...new Set(names)].slice(0, maxContacts);
  }
}
