import { actNames, acts, type ActName, type Keys } from '../../../preload/acts';
import { normalise } from '../../../preload/letters/normalise';
import type { SavedSearch } from '../../../preload/model';
import { words, type Words } from '../../../preload/words/words';
import type { Workbench } from '../app/workbench.svelte';
import { couldDo, lackOf, type Lack } from './acts';

/** A line of the palette. */
export interface PaletteEntry {
  readonly id: string;
  readonly label: string;
  readonly does:
    { readonly kind: 'act'; readonly act: ActName } | { readonly kind: 'saved'; readonly saved: SavedSearch };
  readonly keys: Keys | null;
  /** What is missing for it now; null where it can be done. */
  readonly lack: Lack | null;
}

/** An entry with what it is found by, the nearest first. */
interface Findable {
  readonly entry: PaletteEntry;
  readonly texts: readonly string[];
}

/** What can be asked of the window: by words of a name, in any order, the latest used first; what cannot be done now last. */
export function findEntries(bench: Workbench, typed: string): readonly PaletteEntry[] {
  const wanted = wordsOf(typed);
  const all = findables(bench);
  const ranked = all.flatMap(({ entry, texts }) => {
    const rank = rankOf(wanted, texts);
    return rank === null ? [] : [{ entry, rank: entry.lack === null ? rank : rank + texts.length }];
  });
  return ranked.toSorted((one, other) => one.rank - other.rank).map(({ entry }) => entry);
}

/** The first text that has all the words, together with those before it; null where some are in none. */
function rankOf(wanted: readonly string[], texts: readonly string[]): number | null {
  const had: string[] = [];
  for (const [rank, text] of texts.entries()) {
    had.push(...wordsOf(text));
    if (wanted.every((word) => had.some((each) => each.startsWith(word)))) return rank;
  }
  return null;
}

function wordsOf(text: string): readonly string[] {
  return normalise(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/** In the order in which they are shown where nothing is typed. */
function findables(bench: Workbench): readonly Findable[] {
  const { locale, recentActs, saved } = bench;
  const others = actNames.filter((name) => name !== 'palette' && !recentActs.names.includes(name));
  const [recent, rest] = [recentActs.names, others].map((names) => names.map((name) => ofAct(bench, name)));
  return [...(recent ?? []), ...saved.all.map((each) => ofSaved(each, locale.t)), ...(rest ?? [])];
}

function ofAct(bench: Workbench, act: ActName): Findable {
  const { language, t } = bench.locale;
  const inOther = words(language === 'pl' ? 'en' : 'pl');
  const label = t(`acts.${act}.name`);
  return {
    entry: {
      id: act,
      label,
      does: { kind: 'act', act },
      keys: acts[act].keys?.[0] ?? null,
      lack: couldDo(bench, act) ? null : lackOf(bench, act),
    },
    texts: [label, t(`acts.${act}.also`), `${inOther(`acts.${act}.name`)} ${inOther(`acts.${act}.also`)}`],
  };
}

function ofSaved(saved: SavedSearch, t: Words): Findable {
  const label = t('palette.openSaved', { name: saved.name });
  const entry: PaletteEntry = {
    id: `saved ${saved.id}`,
    label,
    does: { kind: 'saved', saved },
    keys: null,
    lack: null,
  };
  return { entry, texts: [label, '', saved.query.text] };
}
