import { KronikaError } from '../../../preload/failure';
import type { Account } from '../../../preload/model';
import { ArchiveWatch } from './archive-watch';
import type { WorkspaceNews } from '../news';
import { openSession, type ArchiveSession } from './session';

/** An open archive, and what keeps the listener up to date with it. */
export interface OpenArchive extends ArchiveSession {
  readonly watch: ArchiveWatch;
}

/** The one archive that is open, or none. */
export class ArchiveInUse {
  readonly #news: () => Pick<WorkspaceNews, 'archiveChanged' | 'archiveClosed'>;
  readonly #log: (line: string) => void;
  readonly #openSession: typeof openSession;
  #current: OpenArchive | null = null;

  constructor(
    news: () => Pick<WorkspaceNews, 'archiveChanged' | 'archiveClosed'>,
    log: (line: string) => void,
    opener = openSession,
  ) {
    this.#news = news;
    this.#log = log;
    this.#openSession = opener;
  }

  get current(): OpenArchive | null {
    return this.#current;
  }

  /** Throws `accountMissing` while none is open. */
  get opened(): OpenArchive {
    if (this.#current === null) throw new KronikaError('accountMissing');
    return this.#current;
  }

  isOf(account: Account): boolean {
    return this.#current?.account.baseUrl === account.baseUrl;
  }

  /** Opens an archive in the place of the one before, which stays open where that fails. */
  async open(account: Account, path: string, mayBegin: boolean): Promise<void> {
    const session = await this.#openSession(account, path, mayBegin);
    await this.close();
    const tell: WorkspaceNews['archiveChanged'] = (status) => {
      this.#news().archiveChanged(status);
    };
    this.#current = { ...session, watch: new ArchiveWatch(session.reader, tell, this.#log) };
  }

  /** The open archive's account has another name. */
  renamed(account: Account): void {
    if (this.#current !== null && this.isOf(account)) this.#current = { ...this.#current, account };
  }

  async close(): Promise<void> {
    const before = this.#current;
    this.#current = null;
    if (before !== null) this.#news().archiveClosed();
    before?.watch.end();
    await before?.close();
  }
}
