import type { Archive } from '../../archive';
import type { InputOf } from '../../../preload/contract';
import type { PacketText, PacketTexts } from '../../../preload/export/packet';
import { failureOf, type Failure } from '../../../preload/failure';

/** Which texts are looked through. */
export type TextsAsked = Omit<InputOf<'readPacketTexts'>, 'from'>;

/** The texts of a packet as they are before anything is blackened, page by page. */
export class PacketTextList {
  readonly #archive: Archive;
  readonly #read: (text: PacketText) => void;
  #asked: TextsAsked | null = null;
  #all = $state.raw<readonly PacketText[]>([]);
  /** Where the next page begins; null at the end. */
  #next = $state.raw<number | null>(null);
  #reading = $state.raw<AbortController | null>(null);
  #failure = $state.raw<Failure | null>(null);

  /** `read` is told of every text. */
  constructor(archive: Archive, read: (text: PacketText) => void) {
    this.#archive = archive;
    this.#read = read;
  }

  get all(): readonly PacketText[] {
    return this.#all;
  }

  get isReading(): boolean {
    return this.#reading !== null;
  }

  get hasMore(): boolean {
    return this.#next !== null;
  }

  get failure(): Failure | null {
    return this.#failure;
  }

  /** Reads from the first; those before stay on show until they have come, as many as they were. */
  begin(asked: TextsAsked): void {
    this.#reading?.abort();
    this.#reading = null;
    this.#asked = asked;
    void this.#readOn(0, [], this.#all.length);
  }

  forget(): void {
    this.#reading?.abort();
    this.#reading = null;
    this.#asked = null;
    this.#all = [];
    this.#next = null;
    this.#failure = null;
  }

  async more(): Promise<void> {
    if (!this.isReading && this.#failure !== null && this.#all.length === 0) await this.#readOn(0, [], 1);
    else if (!this.isReading && this.#next !== null) await this.#readOn(this.#next, this.#all, this.#all.length + 1);
  }

  async #readOn(from: number, before: readonly PacketText[], atLeast: number): Promise<void> {
    const asked = this.#asked;
    if (asked === null) return;
    const reading = new AbortController();
    this.#reading = reading;
    this.#failure = null;
    try {
      let next: number | null = from;
      let all = before;
      do {
        const page: PacketTexts = await this.#archive.ask('readPacketTexts', { ...asked, from: next }, reading.signal);
        if (this.#reading !== reading) return;
        for (const text of page.texts) this.#read(text);
        all = [...all, ...page.texts];
        next = page.next;
        // Many records may have no text at all.
      } while (next !== null && all.length < Math.max(atLeast, 1));
      this.#all = all;
      this.#next = next;
    } catch (thrown) {
      if (this.#reading === reading) this.#failure = failureOf(thrown);
    } finally {
      if (this.#reading === reading) this.#reading = null;
    }
  }
}
