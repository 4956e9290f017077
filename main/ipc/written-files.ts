import { KronikaError } from '../../preload/failure';

/**
 * The files that came out of this run. The window names files to open or to show in their folder; a page that a stranger
 * took over could otherwise have any program started, or a foreign server asked for by its `\\name`.
 */
export class WrittenFiles {
  readonly #paths = new Set<string>();

  add(...paths: readonly string[]): void {
    for (const path of paths) this.#paths.add(path);
  }

  /** Throws `wrongInput` unless the file is one of them. */
  check(path: string): void {
    if (!this.#paths.has(path)) throw new KronikaError('wrongInput', {}, 'not a file that was written in this run');
  }
}
