/** As carets of native fields do: each blink draws a frame, for nobody while nothing is typed. */
const restsAfterMs = 10_000;

/**
 * The caret stands still once nothing was pressed for a while, and blinks again with the next key or click. The style sheet
 * goes by the mark that the field has meanwhile. The returned function ends it.
 */
export function restCaret(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let resting: Element | null = null;

  const rest = (): void => {
    resting = document.activeElement;
    resting?.setAttribute('data-caret', 'still');
  };
  const wake = (): void => {
    resting?.removeAttribute('data-caret');
    resting = null;
    clearTimeout(timer);
    timer = setTimeout(rest, restsAfterMs);
  };
  const wakers = ['keydown', 'pointerdown', 'focusin'] as const;
  for (const waker of wakers) addEventListener(waker, wake, true);
  wake();
  return () => {
    for (const waker of wakers) removeEventListener(waker, wake, true);
    clearTimeout(timer);
  };
}
