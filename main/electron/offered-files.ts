import { app } from 'electron';

/** Files that macOS brings to be opened, also before there is a window. Made before the program is ready, or the first is missed. */
export class OfferedFiles {
  #kept: string | null = null;
  #listener: ((path: string) => void) | null = null;

  constructor() {
    app.on('open-file', (event, path) => {
      event.preventDefault();
      if (this.#listener === null) this.#kept = path;
      else this.#listener(path);
    });
  }

  /** From now on `listener` is told, at once of what was brought before. */
  hear(listener: (path: string) => void): void {
    this.#listener = listener;
    if (this.#kept !== null) listener(this.#kept);
    this.#kept = null;
  }
}
