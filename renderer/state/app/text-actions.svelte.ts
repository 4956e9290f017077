import type { Archive } from '../../archive';
import { openableAddress } from '../../../preload/addresses/address';
import type { Notices } from '../common/notices.svelte';

/** An address that waits for the person's yes, and the words it stood behind. */
export interface AskedAddress {
  readonly address: string;
  readonly label: string;
}

/** The question whether to open an address that stands in a text. */
export class TextActions {
  readonly #archive: Archive;
  readonly #notices: Notices;
  readonly #ask: () => void;
  #asked = $state.raw<AskedAddress | null>(null);

  /** `ask` shows the question about an address. */
  constructor(archive: Archive, notices: Notices, ask: () => void) {
    this.#archive = archive;
    this.#notices = notices;
    this.#ask = ask;
  }

  get asked(): AskedAddress | null {
    return this.#asked;
  }

  /** Nothing is opened before the person has seen the whole address. */
  askAbout(address: string, label = address): void {
    this.#asked = { address, label };
    this.#ask();
  }

  /** The person said yes. */
  async openAsked(): Promise<void> {
    const address = openableAddress(this.#asked?.address ?? '')?.href;
    if (address === undefined) return;
    await this.#notices.attempt(this.#archive.ask('openAddress', { address }));
  }
}
