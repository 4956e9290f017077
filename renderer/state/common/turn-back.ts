import type { Locale } from './locale.svelte';
import type { Notices } from './notices.svelte';
import type { Undo } from './undo.svelte';

/** Where something is taken back, and said. */
interface Turning {
  readonly undo: Undo;
  readonly notices: Notices;
  readonly locale: Locale;
}

/** Takes back what was done last, or does again what was taken back, and says what. */
export function turnBack({ undo, notices, locale: { t } }: Turning, way: 'undo' | 'redo'): void {
  const step = undo[way]();
  notices.done(step === null ? t(`undo.no.${way}`) : t(`undo.said.${way}`, { what: step.what }));
}
