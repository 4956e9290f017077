import { createHash } from 'node:crypto';
import { homedir } from 'node:os';
import { failureOf, KronikaError, type FailureKind } from '../../../preload/failure';
import type { PolicyFacts } from '../../../preload/desktop/policy';
import type { Account, Language } from '../../../preload/model';
import type { Noted, RegisterEntry } from '../../../preload/register';
import { policyText } from '../../../preload/words/texts/asked-text';
import { startWriter as startWriterThread } from '../../threads/start';
import type { Accounts } from '../accounts/accounts';
import type { ArchiveInUse } from '../archive/archive-in-use';
import { systemUser } from '../system-user';

type Writer = Pick<ReturnType<typeof startWriterThread>, 'ask' | 'close'>;

/** What noting needs of the rest of the workspace. */
interface Surroundings {
  readonly archive: Pick<ArchiveInUse, 'current' | 'opened'>;
  readonly accounts: Pick<Accounts, 'archivePathOf' | 'hasArchive'>;
  readonly log: (line: string) => void;
  readonly startWriter?: (path: string) => Writer;
}

/** Where an archive cannot be written at all, as on a disk that may only be read, it has no register either. */
const ofPlace: ReadonlySet<FailureKind> = new Set(['archiveNotPermitted', 'archiveOnNetwork']);

/** Notes what is done with the open archive and has to be answered for. */
export class Register {
  readonly #around: Surroundings;

  constructor(around: Surroundings) {
    this.#around = around;
  }

  /**
   * Notes something; gives the entry's number. What is done with an archive that is only looked into is noted in that account's own archive
   * on this computer, with where it came from; null where there is none, and where the archive cannot be written by its place. Throws
   * `registerUnwritten` else.
   */
  async add(noted: Noted): Promise<number | null> {
    const open = this.#around.archive.opened;
    const { viewed, account } = open;
    if (viewed === null) return await this.#attempt(() => open.writer().ask('addToRegister', entryOf(noted)));
    const path = this.#ownPathOf(account, viewed.file.path);
    if (path === null) return null;
    return await this.#addTo(path, { ...noted, texts: { source: viewed.place, ...noted.texts } });
  }

  async #addTo(path: string, noted: Noted): Promise<number | null> {
    const writer = (this.#around.startWriter ?? startWriterThread)(path);
    return await this.#attempt(() => writer.ask('addToRegister', entryOf(noted)).finally(() => writer.close()));
  }

  /** Notes what is no less done where it cannot be noted; `path`: in an archive that need not be open. */
  async addIfPossible(noted: Noted, path: string | null = null): Promise<number | null> {
    try {
      return path === null ? await this.add(noted) : await this.#addTo(path, noted);
    } catch (error) {
      this.#around.log(`not in the register: ${noted.act}, ${failureOf(error).detail ?? ''}`);
      return null;
    }
  }

  /**
   * Does something of which a file, or paper, leaves the archive: noted before it begins, and again with what became of it (`ended`; null
   * where the person changed their mind). Where it cannot be noted, it is not done, but for what is needed all the same (`isNeeded`): a backup saves
   * what is left of a damaged archive. Where the program is killed meanwhile, the first entry says that it began.
   */
  async during<Value>(
    begun: Noted,
    work: () => Promise<Value>,
    ended: (value: Value) => Omit<Noted, 'act'> | null,
    { isNeeded = false } = {},
  ): Promise<Value> {
    const first: Noted = { ...begun, facts: { ...begun.facts, outcome: 'begun' } };
    const of = isNeeded ? await this.addIfPossible(first) : await this.add(first);
    const end = async (noted: Omit<Noted, 'act'>): Promise<void> => {
      const { act } = begun;
      if (of !== null) await this.addIfPossible({ act, ...noted, facts: { ...noted.facts, of } });
    };
    let value: Value;
    try {
      value = await work();
    } catch (error) {
      const { kind } = failureOf(error);
      await end({ facts: kind === 'cancelled' ? { outcome: 'cancelled' } : { outcome: 'failed', failure: kind } });
      throw error;
    }
    const noted = ended(value);
    await end(
      noted === null ? { facts: { outcome: 'cancelled' } } : { ...noted, facts: { ...noted.facts, outcome: 'done' } },
    );
    return value;
  }

  /** Notes that administrators decided otherwise than when that was noted last; nothing where they never decided anything. */
  async addPolicy(held: PolicyFacts['held'], language: Language): Promise<void> {
    const { viewed, reader } = this.#around.archive.opened;
    if (viewed !== null) return;
    const policy = createHash('sha256')
      .update(JSON.stringify(Object.entries(held).sort()))
      .digest('hex');
    const before = await reader.ask('readNotedPolicy', null);
    if (policy === before || (before === null && Object.keys(held).length === 0)) return;
    await this.addIfPossible({ act: 'policy', texts: { change: policyText(held, language) }, facts: { policy } });
  }

  /** Where an account's own archive lies; null where it has none, or it is the one that is only looked into. */
  #ownPathOf(account: Account, viewedPath: string): string | null {
    const { accounts } = this.#around;
    if (account.baseUrl.startsWith('viewed:')) return null;
    const path = accounts.archivePathOf(account);
    return path !== viewedPath && accounts.hasArchive(account) ? path : null;
  }

  async #attempt(write: () => Promise<number>): Promise<number | null> {
    try {
      return await write();
    } catch (error) {
      const { kind, detail } = failureOf(error);
      if (ofPlace.has(kind)) return null;
      throw new KronikaError('registerUnwritten', {}, detail === undefined ? kind : `${kind}: ${detail}`);
    }
  }
}

function entryOf(noted: Noted): RegisterEntry {
  const { texts = {} } = noted;
  const shown = Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, withoutHome(text)]));
  return { ...noted, texts: shown, at: new Date().toISOString(), person: systemUser() };
}

/** The folder of the person who works at the computer is named after that person, whom the entry names anyway. */
function withoutHome(text: string): string {
  const home = homedir();
  return home.length > 1 && text.startsWith(home) ? `~${text.slice(home.length)}` : text;
}
