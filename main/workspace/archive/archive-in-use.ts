import { KronikaError } from '../../../preload/failure';
import type { Account } from '../../../preload/model';
import { ArchiveWatch } from './archive-watch';
import type { WorkspaceNews } from '../news';
import type { ViewedFile, Viewing } from '../../backup/viewing';
import { openSession, openViewedSession, type ArchiveSession } from './session';
import { ViewedWatch, type ViewedNow } from './viewed-watch';

/** Of what is only looked into, the place tells what is newer; the longest time that a timer takes. */
const never = 2 ** 31 - 1;

/** An open archive, and what keeps the listener up to date with it. */
export interface OpenArchive extends ArchiveSession {
  readonly watch: ArchiveWatch;
  /** Of what is only looked into. */
  readonly viewing: ViewedWatch | null;
}

type News = Pick<WorkspaceNews, 'archiveChanged' | 'viewedChanged' | 'archiveClosed'>;

/** The one archive that is open, or none. */
export class ArchiveInUse {
  readonly #news: () => News;
  readonly #log: (line: string) => void;
  readonly #openSession: typeof openSession;
  #current: OpenArchive | null = null;

  constructor(news: () => News, log: (line: string) => void, opener = openSession) {
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

  /** Whether an account's own archive is open. */
  isOf(account: Account): boolean {
    return this.#current?.viewed === null && this.#current.account.baseUrl === account.baseUrl;
  }

  /** Opens an archive in the place of the one before, which stays open where that fails. */
  async open(account: Account, path: string, mayBegin: boolean): Promise<void> {
    await this.#take(await this.#openSession(account, path, mayBegin));
  }

  /** Likewise what is only looked into; `leave` is called once it is open, for the one before. */
  async view(viewing: Viewing, account: (file: ViewedFile) => Account, leave: () => Promise<void>): Promise<void> {
    const session = await openViewedSession(viewing, account);
    await leave();
    await this.#take(session);
  }

  async #take(session: ArchiveSession): Promise<void> {
    await this.close();
    const tell: WorkspaceNews['archiveChanged'] = (status) => {
      this.#news().archiveChanged(status);
    };
    const { reader, viewed } = session;
    if (viewed === null) {
      this.#current = { ...session, viewing: null, watch: new ArchiveWatch(reader, tell, this.#log) };
      return;
    }
    const watch = new ArchiveWatch(reader, tell, this.#log, never);
    const changed = async (now: ViewedNow): Promise<void> => {
      this.#news().viewedChanged(now);
      if (now.away === null) await watch.tellStatus();
    };
    this.#current = { ...session, watch, viewing: new ViewedWatch({ reader, ...viewed, changed }) };
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
    before?.viewing?.end();
    await before?.close();
  }
}
