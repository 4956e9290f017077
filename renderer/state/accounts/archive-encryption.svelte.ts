import type { Archive } from '../../archive';
import type { FolderEncryption } from '../../../preload/desktop/encryption';
import { failureOf, type Failure } from '../../../preload/failure';
import type { Setup } from '../../../preload/model';

interface Parts {
  readonly archive: Archive;
  /** The archive could not be opened again. */
  readonly entered: (setup: Setup) => void;
}

/** The switch by which the system encrypts the archive's folder for the person, and what came of it. */
export class ArchiveEncryption {
  readonly #parts: Parts;
  #facts = $state.raw<FolderEncryption | null>(null);
  /** What it is turned to right now; null while nothing runs. */
  #turning = $state.raw<'on' | 'off' | null>(null);
  #failure = $state.raw<Failure | null>(null);

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Null until it is known. */
  get facts(): FolderEncryption | null {
    return this.#facts;
  }

  get turning(): 'on' | 'off' | null {
    return this.#turning;
  }

  /** Of the last change. */
  get failure(): Failure | null {
    return this.#failure;
  }

  get isOn(): boolean {
    return this.#turning === null ? this.#facts?.state === 'encrypted' : this.#turning === 'on';
  }

  async read(): Promise<void> {
    if (this.#turning === null) this.#facts = await this.#parts.archive.ask('readEncryption', {});
  }

  async change(isOn: boolean): Promise<void> {
    if (this.#turning !== null) return;
    const { archive, entered } = this.#parts;
    this.#turning = isOn ? 'on' : 'off';
    this.#failure = null;
    try {
      this.#facts = await archive.ask('encryptArchive', { isOn });
    } catch (thrown) {
      this.#failure = failureOf(thrown);
      this.#facts = await archive.ask('readEncryption', {}).catch(() => this.#facts);
    } finally {
      this.#turning = null;
    }
    const setup = await archive.ask('readSetup', {}).catch(() => null);
    if (setup !== null && setup.closed !== null) entered(setup);
  }
}
