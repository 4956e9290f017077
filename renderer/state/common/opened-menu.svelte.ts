import type { Keys } from '../../../preload/acts';

/** A line of a menu. */
export interface MenuEntry {
  readonly label: string;
  /** The keys that do the same. */
  readonly keys?: Keys | undefined;
  readonly isDisabled?: boolean;
  /** Where it is switched on and off. */
  readonly isOn?: boolean;
  /** Of several of which one is on. */
  readonly isOneOf?: boolean;
  readonly run: () => void;
}

/** What can be done with a thing, in groups; one without entries is left out. */
export interface Menu {
  /** What it is of. */
  readonly label: string;
  readonly groups: readonly (readonly MenuEntry[])[];
}

/** Where a menu belongs to: a point of the window, or something in it. */
export type MenuPlace =
  | { readonly kind: 'point'; readonly x: number; readonly y: number }
  | { readonly kind: 'at'; readonly at: HTMLElement };

/** The menu that is open over the window; one at a time. */
export class OpenedMenu {
  #shown = $state.raw<{ readonly menu: Menu; readonly place: MenuPlace } | null>(null);

  get shown(): { readonly menu: Menu; readonly place: MenuPlace } | null {
    return this.#shown;
  }

  /** Opens a menu that has something to offer. */
  open({ label, groups }: Menu, place: MenuPlace): void {
    const offered = groups.filter((group) => group.length > 0);
    this.#shown = offered.length === 0 ? null : { menu: { label, groups: offered }, place };
  }

  leave(): void {
    this.#shown = null;
  }
}
