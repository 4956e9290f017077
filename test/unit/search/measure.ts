import type { Inflection } from '../../../main/search/analysis/inflection';
import type { PairsOfAKind } from './polish-pairs';

/** A search for one word: the words it finds besides itself, in lower case. */
export type Expansion = (query: string) => (word: string) => boolean;

/** How many pairs of a kind were found, and which were not. */
export interface Measured {
  readonly kind: string;
  readonly total: number;
  readonly found: number;
  readonly pairs: readonly { readonly pair: string; readonly isFound: boolean }[];
}

/** Searches for every query and looks for every word that stands beside it. */
export function measure(kinds: readonly PairsOfAKind[], expansion: Expansion): Measured[] {
  return kinds.map(({ kind, lines }) => {
    const pairs = lines.flatMap((line) => {
      const [query = '', words = ''] = line.split(': ');
      const finds = expansion(query);
      return words.split(' ').map((word) => ({ pair: `${query}: ${word}`, isFound: finds(word.toLowerCase()) }));
    });
    return { kind, total: pairs.length, found: pairs.filter(({ isFound }) => isFound).length, pairs };
  });
}

/** The part of all pairs that was found. */
export function shareFound(measured: readonly Measured[]): number {
  const sum = (of: (kind: Measured) => number): number => measured.reduce((total, kind) => total + of(kind), 0);
  return sum(({ found }) => found) / sum(({ total }) => total);
}

/** A search by the forms of the word. */
export function findsForm(inflection: Inflection): Expansion {
  return (query) => {
    const forms = new Set(inflection.formsOf(query));
    return (word) => forms.has(word);
  };
}

/** The plain alternative: what begins alike, but for the last two letters of a longer query. */
export function findsPrefix(query: string): (word: string) => boolean {
  const beginning = query.toLowerCase();
  const stem = beginning.length > 4 ? beginning.slice(0, -2) : beginning.slice(0, 3);
  return (word) => word.startsWith(stem);
}

/** One line for each kind: the pairs, the part found, and the first few that fell on the smaller side. */
export function table(measured: readonly Measured[]): string {
  const lines = measured.map(({ kind, total, found, pairs }) => {
    const rare = pairs.filter(({ isFound }) => isFound === found * 2 < total).map(({ pair }) => pair);
    const share = `${((100 * found) / total).toFixed(1)} %`;
    return `${kind.padEnd(40)} ${String(total).padStart(4)} ${share.padStart(8)}  ${rare.slice(0, 6).join(', ')}`;
  });
  return ['kind                                    pairs    found  exceptions', ...lines].join('\n');
}
