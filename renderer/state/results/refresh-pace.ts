/** While a download runs, the list asks again at most this often. */
const refreshEveryMs = 1000;

/** Holds back the news that the archive has changed. */
export class RefreshPace {
  readonly #refresh: (reading: number | null) => void;
  #refreshedAt = -Infinity;
  #typedAt = -Infinity;
  #timer: ReturnType<typeof setTimeout> | null = null;

  /** `refresh` is given the record that is being read. */
  constructor(refresh: (reading: number | null) => void) {
    this.#refresh = refresh;
  }

  /** New records come with the next letter anyway. */
  typed(): void {
    this.#typedAt = performance.now();
  }

  archiveChanged(reading: number | null): void {
    if (this.#timer !== null) return;
    const sinceLast = performance.now() - Math.max(this.#refreshedAt, this.#typedAt);
    this.#timer = setTimeout(
      () => {
        this.#timer = null;
        this.#refreshedAt = performance.now();
        this.#refresh(reading);
      },
      Math.max(0, refreshEveryMs - sinceLast),
    );
  }
}
