import type { Language } from '../../../preload/model';
import { formatInstant } from '../../../preload/words/format';
import { words } from '../../../preload/words/words';
import type { StandingEntry } from '../../../preload/register';

/** What takes records out of the program. */
const acts = ['export', 'copy', 'print', 'pdf', 'packet', 'backup'] as const;

/** Files, printouts and copies that the register knows of, the newest first, in words; what failed or was given up is none. */
export function recipientsIn(
  entries: readonly StandingEntry[],
  language: Language,
): readonly { readonly when: string; readonly what: string }[] {
  const t = words(language);
  const begun = new Map(entries.map((entry) => [entry.id, entry]));
  return entries
    .flatMap(({ act, at, facts, texts }) => {
      const known = acts.find((one) => one === act);
      if (known === undefined || (facts.outcome !== undefined && facts.outcome !== 'done')) return [];
      const path = texts.path ?? begun.get(facts.of ?? -1)?.texts.path;
      const what = t(`packetPage.recipients.acts.${known}`);
      return [{ when: formatInstant(language, at, new Date(at)), what: path == null ? what : `${what}: ${path}` }];
    })
    .reverse();
}
