import type { Chord } from '../../common/chord';

/** The parts of the window that the keyboard is sent to from elsewhere. */
export type KeyboardPart = 'search' | 'list' | 'report' | 'record' | 'timeline' | 'timelineDay';

/** A part while it is drawn. */
export interface KeyboardTaker {
  /** Takes the keyboard; false where it cannot just now. */
  readonly focus: () => boolean;
  /** Does what a key means here; marks the event as handled where it meant something. */
  readonly press?: (event: KeyboardEvent) => void;
}

/** Where the keyboard can go: a part says so while it is drawn, and others send the keyboard there by its name. */
export class Keyboard {
  readonly #takers = new Map<KeyboardPart, KeyboardTaker>();

  /** From now on the part takes the keyboard; the returned function ends that. */
  offer(part: KeyboardPart, taker: KeyboardTaker): () => void {
    this.#takers.set(part, taker);
    return () => {
      if (this.#takers.get(part) === taker) this.#takers.delete(part);
    };
  }

  /** Sends the keyboard to a part; false where that is not drawn, or cannot take it. */
  to(part: KeyboardPart): boolean {
    return this.#takers.get(part)?.focus() ?? false;
  }

  /** To the timeline, the report or the list; where there is none, the search box keeps it. False where nothing is drawn. */
  toMiddle(): boolean {
    return this.to('timeline') || this.to('report') || this.to('list') || this.to('search');
  }

  /** A key was pressed where nothing has the focus; true when it was meant for a part. */
  pressNowhere(event: KeyboardEvent, chord: Chord): boolean {
    if (chord !== 'alone' || event.key === '/' || event.key === '?' || event.key === 'Tab') return false;
    const timeline = this.#takers.get('timeline');
    if (timeline === undefined && event.key.length === 1 && event.key !== ' ') {
      // The box has the focus before the letter is typed.
      return this.to('search');
    }
    if (!this.toMiddle()) return false;
    (timeline ?? this.#takers.get('list'))?.press?.(event);
    return event.defaultPrevented;
  }
}
