import type { Archive } from '../../archive';
import { openableAddress } from '../../../preload/addresses/address';
import type { Notices } from '../common/notices.svelte';
import type { TextAction } from '../texts/rich-text';
import type { WrittenEntity } from '../texts/written-entity';

/** An entity that was clicked, and the place its menu belongs to. */
export interface Touched {
  readonly entity: WrittenEntity;
  readonly anchor: HTMLElement;
}

/** An address that waits for the person's yes, and the words it stood behind. */
export interface AskedAddress {
  readonly address: string;
  readonly label: string;
}

/** What a click inside a text leads to: a small menu, or the question whether to open an address. */
export class TextActions {
  readonly #archive: Archive;
  readonly #notices: Notices;
  readonly #ask: () => void;
  #touched = $state.raw<Touched | null>(null);
  #asked = $state.raw<AskedAddress | null>(null);

  /** `ask` shows the question about an address. */
  constructor(archive: Archive, notices: Notices, ask: () => void) {
    this.#archive = archive;
    this.#notices = notices;
    this.#ask = ask;
  }

  get touched(): Touched | null {
    return this.#touched;
  }

  get asked(): AskedAddress | null {
    return this.#asked;
  }

  /** The person clicked, or pressed a key on, a piece of a text. */
  touch(action: TextAction, anchor: HTMLElement): void {
    if (action.kind === 'entity') this.#touched = { entity: action.entity, anchor };
    else this.askAbout(action.address, action.label);
  }

  leave(): void {
    this.#touched = null;
  }

  /** Nothing is opened before the person has seen the whole address. */
  askAbout(address: string, label = address): void {
    this.#touched = null;
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
