import * as v from 'valibot';
import { viewStateShape, questions } from '../../../preload/contract';
import { windowParts, type ViewState, type WindowMemory, type WindowPart } from '../../../preload/model';
import type { Archive } from '../../archive';

/** So long after a movement what it changed is remembered. */
const tellAfterMs = 200;

/** What outlives the window: widths of panes, columns, folds, and the view state of each archive. Never records of the archive. */
export class Memory {
  /** The colours that the window begins with. */
  readonly theme: WindowMemory['theme'];
  readonly #archive: Archive;
  readonly #parts: WindowMemory['parts'];
  /** What has yet to be told, by what it is. */
  readonly #untold = new Map<string, () => Promise<unknown>>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(archive: Archive, parts: WindowMemory['parts'] = {}, theme: WindowMemory['theme'] = 'system') {
    this.theme = theme;
    this.#archive = archive;
    this.#parts = parts;
  }

  /** What was remembered of a part, or `fallback`; `read` returns null for what it does not recognise. */
  recall<T>(part: WindowPart, read: (stored: unknown) => T | null, fallback: T): T {
    return read(this.#parts[part]) ?? fallback;
  }

  /** Remembers a part as it is now, a moment after it stopped changing. */
  remember(part: WindowPart, value: unknown): void {
    this.#tellSoon(part, () => this.#archive.ask('remember', { part, value }));
  }

  /** Remembers the view state of an archive, a moment after it stopped changing. */
  keepViewState(archive: string, viewState: ViewState): void {
    this.#tellSoon(`view state ${archive}`, () => this.#archive.ask('keepViewState', { archive, viewState }));
  }

  /** Tells at once what has yet to be told. */
  flush(): void {
    clearTimeout(this.#timer);
    for (const tell of this.#untold.values()) {
      // The window works without memory, and the main process has logged why.
      tell().catch(() => {});
    }
    this.#untold.clear();
  }

  #tellSoon(what: string, tell: () => Promise<unknown>): void {
    this.#untold.set(what, tell);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.flush();
    }, tellAfterMs);
  }
}

/** Reads what was remembered; once also what an earlier version kept in the page's storage, where nothing of it stays. */
export async function openMemory(archive: Archive): Promise<Memory> {
  try {
    const { parts, isInOldPlace, theme } = await archive.ask('readMemory', {});
    return new Memory(archive, isInOldPlace ? await takeOver(archive, localStorage) : parts, theme);
  } catch {
    return new Memory(archive);
  }
}

const lastViewState = v.object({ archive: v.string(), ...viewStateShape.entries });

/** What an earlier version kept in the page's storage goes where it is kept now, and out of there. */
export async function takeOver(archive: Archive, storage: Storage): Promise<WindowMemory['parts']> {
  const kept = windowParts.map((part) => [part, readStored(storage, part)] as const);
  const known = v.safeParse(questions.takeOverMemory.input, {
    parts: Object.fromEntries(kept.filter(([, value]) => value !== null)),
    last: lastOf(readStored(storage, 'place')),
  });
  const taken = known.success ? known.output : { parts: {}, last: null };
  await archive.ask('takeOverMemory', taken);
  storage.clear();
  return taken.parts;
}

function lastOf(stored: unknown): { readonly archive: string; readonly viewState: ViewState } | null {
  const read = v.safeParse(lastViewState, stored);
  if (!read.success) return null;
  const { archive, ...viewState } = read.output;
  return { archive, viewState };
}

function readStored(storage: Storage, name: string): unknown {
  try {
    return JSON.parse(storage.getItem(`kronika.${name}`) ?? 'null');
  } catch {
    return null;
  }
}
