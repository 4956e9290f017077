/** What a frame leaves for work in steps: layout and painting of what they changed take as much again, and more. */
const budgetMs = 2;

/** Work in small steps, in each frame as many as there is time for. */
export class Frames {
  #frame = 0;

  /** Takes steps, from the next frame on, until one says that no more are left. */
  take(step: () => boolean): void {
    this.#frame = requestAnimationFrame(() => {
      const end = performance.now() + budgetMs;
      let isMore = step();
      while (isMore && performance.now() < end) isMore = step();
      if (isMore) this.take(step);
    });
  }

  stop(): void {
    cancelAnimationFrame(this.#frame);
  }
}
