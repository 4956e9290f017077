/**
 * How unlikely a person's hand is to make each kind of error. Every edit counts more than the difference of two kinds, so
 * that fewer edits always come first.
 */
const costs = {
  /** Letters that sound or are typed alike in Polish, two neighbours the wrong way round. */
  likely: 10,
  keyboard: 11,
  /** A letter doubled, left out, or typed once instead of twice. */
  count: 12,
  other: 13,
} as const;

/** The rows of the keyboard; each begins half a key further to the right than the one above. */
const keyRows = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];

/** Keys that touch each other; with the Polish layout of typewriters z and y have changed places. */
const neighbours = new Set([...keyRows.flatMap(neighboursInRow), ...pairOf('z', 'y')]);

/** `u` for `ó`, and `x` where the right Alt was missed for `ź`. */
const alike = new Set([...pairOf('u', 'o'), ...pairOf('x', 'z')]);

/** The letter that one writes in front of another, or forgets to: `rz` for `ż`, `ch` for `h`. */
const silent: ReadonlyMap<string, string> = new Map([
  ['z', 'r'],
  ['h', 'c'],
]);

function neighboursInRow(row: string, at: number): string[] {
  const below = keyRows[at + 1] ?? '';
  return Array.from(row).flatMap((key, place) =>
    [row[place + 1], below[place], below[place - 1]].flatMap((other) =>
      other === undefined ? [] : pairOf(key, other),
    ),
  );
}

function pairOf(one: string, other: string): string[] {
  return [one + other, other + one];
}

/** How far a typed word is from a meant one, both folded, by what hands do: the lower, the likelier is the error. */
export function errorCost(typed: string, meant: string): number {
  const [from, to] = [Array.from(typed), Array.from(meant)];
  const rows: number[][] = [];
  for (let t = 0; t <= from.length; t += 1) {
    const row: number[] = [];
    rows.push(row);
    for (let m = 0; m <= to.length; m += 1) row.push(cheapest(rows, from, to, t, m));
  }
  return rows.at(-1)?.at(-1) ?? 0;
}

/** The cost of the first `t` letters typed for the first `m` that were meant. */
function cheapest(
  rows: readonly (readonly number[])[],
  typed: readonly string[],
  meant: readonly string[],
  t: number,
  m: number,
): number {
  if (t === 0 && m === 0) return 0;
  const at = (row: number, place: number): number => rows[row]?.[place] ?? Infinity;
  const [one, other] = [typed[t - 1], meant[m - 1]];
  return Math.min(
    t === 0 ? Infinity : at(t - 1, m) + costOfExtra(typed, t - 1),
    m === 0 ? Infinity : at(t, m - 1) + costOfMissing(meant, m - 1),
    t === 0 || m === 0 ? Infinity : at(t - 1, m - 1) + costOfOther(one as string, other as string),
    t > 1 && m > 1 && one === meant[m - 2] && other === typed[t - 2] ? at(t - 2, m - 2) + costs.likely : Infinity,
  );
}

function costOfOther(typed: string, meant: string): number {
  if (typed === meant) return 0;
  const pair = typed + meant;
  return alike.has(pair) ? costs.likely : neighbours.has(pair) ? costs.keyboard : costs.other;
}

/** A letter that was typed and not meant. */
function costOfExtra(typed: readonly string[], at: number): number {
  const [letter, before, after] = [typed[at] ?? '', typed[at - 1] ?? '', typed[at + 1] ?? ''];
  if (silent.get(after) === letter) return costs.likely;
  if (letter === before || letter === after) return costs.count;
  return neighbours.has(letter + before) || neighbours.has(letter + after) ? costs.keyboard : costs.other;
}

/** A letter that was meant and not typed. */
function costOfMissing(meant: readonly string[], at: number): number {
  return silent.get(meant[at + 1] ?? '') === meant[at] ? costs.likely : costs.count;
}
