import type { CountedHold, Hold, HoldSubject } from '../../../preload/persons/keeping';
import type { Language } from '../../../preload/model';
import { holdText } from '../../../preload/words/texts/hold-text';
import type { ArchiveInUse } from '../archive/archive-in-use';
import { systemUser } from '../system-user';

/** What keeps records of the open archive from being erased. */
export class Holds {
  readonly #archive: Pick<ArchiveInUse, 'opened'>;
  readonly #language: () => Language;

  constructor(archive: Pick<ArchiveInUse, 'opened'>, language: () => Language) {
    this.#archive = archive;
    this.#language = language;
  }

  /** The holds, the oldest first, each with how many records it holds. */
  async read(signal?: AbortSignal): Promise<readonly CountedHold[]> {
    return await this.#archive.opened.reader.ask('readHolds', null, { signal });
  }

  /** Nothing of this is erased until the hold is released. Throws `archiveReadOnly` of what is only looked into. */
  async put(subject: HoldSubject, reason: string): Promise<Hold> {
    const order = { subject, reason: reason.trim(), said: holdText(subject, this.#language()), ...now() };
    return await this.#archive.opened.writer().ask('putHold', order);
  }

  /** Takes a hold away; null where there is none of this number. */
  async release(id: number, reason?: string): Promise<Hold | null> {
    const { opened } = this.#archive;
    const hold = (await this.read()).find((one) => one.id === id);
    if (hold === undefined) return null;
    const said = holdText(hold.subject, this.#language());
    const order = { id, said, ...now(), ...(reason === undefined ? {} : { reason: reason.trim() }) };
    return await opened.writer().ask('releaseHold', order);
  }
}

const now = (): Pick<Hold, 'person' | 'at'> => ({ person: systemUser(), at: new Date().toISOString() });
